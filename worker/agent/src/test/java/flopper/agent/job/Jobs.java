package flopper.agent.job;

import flopper.agent.TestModels;
import flopper.db.Database;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.JobOrder;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.model.Model;
import flopper.db.row.Page;
import flopper.db.workload.Cell;
import flopper.db.workload.InputShapes;
import flopper.db.workload.Target;
import flopper.timing.device.Device;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Jobs for tests to run, and what became of them. */
public record Jobs(Database database) {

    /** Profiles of the tiny convolution at batches 1 to {@code count}; answers their ids. */
    public List<String> profiles(int count) {
        Model model = TestModels.store(database, "tiny", TestModels.convolution());
        return insert(
                3,
                LongStream.rangeClosed(1, count)
                        .mapToObj(batch -> NewJob.of(JobKind.PROFILE, cell(model, batch)))
                        .toList());
    }

    /** A profile of a graph that contradicts itself; answers its id. */
    public String contradictoryProfile() {
        Model model = TestModels.store(database, "broken", TestModels.contradictory());
        return insert(3, List.of(NewJob.of(JobKind.PROFILE, cell(model, 1)))).getFirst();
    }

    /** A measurement of the tiny convolution at batch 2; answers its id. */
    public String measurement(String deviceClass, String backend, int maxAttempts) {
        return measurement(tiny().on(new Target(deviceClass, backend, 1), "fp32"), maxAttempts);
    }

    /** The same with the time of each layer. */
    public String layeredMeasurement(String deviceClass) {
        return measurement(
                tiny().on(new Target(deviceClass, "onnxruntime", 1), "fp32").withLayers(), 1);
    }

    /** The same with the time of what computes each layer alone. */
    public String kernelMeasurement(String deviceClass) {
        return measurement(
                tiny().on(new Target(deviceClass, "onnxruntime", 1), "fp32").withKernels(), 1);
    }

    /** The same on this unit and no other. */
    public String unitMeasurement(Device device) {
        Target target = new Target(device.deviceClass(), "onnxruntime", 1);
        return measurement(tiny().on(target, "fp32").onUnit(device.key()), 1);
    }

    private Cell tiny() {
        return cell(TestModels.store(database, "tiny", TestModels.convolution()), 2);
    }

    private String measurement(Cell cell, int maxAttempts) {
        return insert(maxAttempts, List.of(NewJob.of(JobKind.MEASUREMENT, cell))).getFirst();
    }

    /** The job as it is now. */
    public Job find(String id) {
        return database.jobs().find(id).orElseThrow();
    }

    private List<String> insert(int maxAttempts, List<NewJob> jobs) {
        database.jobs()
                .insert(
                        new JobOrder(Optional.empty(), "owner", Priority.NORMAL, maxAttempts),
                        jobs);
        return database.jobs().list(Page.first(jobs.size())).reversed().stream()
                .map(Job::id)
                .toList();
    }

    private static Cell cell(Model model, long batch) {
        return Cell.profile(
                model.reference(),
                model.id(),
                model.graphId(),
                OptionalLong.of(batch),
                InputShapes.none());
    }
}
