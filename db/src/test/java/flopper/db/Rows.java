package flopper.db;

import flopper.db.device.DeviceBackend;
import flopper.db.device.NewDevice;
import flopper.db.device.NewPeaks;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.kernel.KernelSetting;
import flopper.db.kernel.KernelTimes;
import flopper.db.kernel.NewKernel;
import flopper.db.lease.Claim;
import flopper.db.measurement.Bound;
import flopper.db.measurement.KernelUse;
import flopper.db.measurement.Latency;
import flopper.db.measurement.LayerTime;
import flopper.db.measurement.LayerTiming;
import flopper.db.measurement.NewMeasurement;
import flopper.db.measurement.ProcessSamples;
import flopper.db.measurement.Quality;
import flopper.db.model.Model;
import flopper.db.model.ModelSource;
import flopper.db.model.NewGraph;
import flopper.db.model.NewModel;
import flopper.db.profile.LayerOutcome;
import flopper.db.profile.NewProfile;
import flopper.db.profile.Operations;
import flopper.db.profile.ProfileLayer;
import flopper.db.profile.Totals;
import flopper.db.row.Ids;
import flopper.db.row.Page;
import flopper.db.sweep.NewSweep;
import flopper.db.sweep.Submission;
import flopper.db.sweep.Sweep;
import flopper.db.workload.Cell;
import flopper.db.workload.InputShapes;
import flopper.db.workload.Target;
import flopper.db.workload.Tensor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Rows that a test needs before it can begin, with figures that need no reason. */
public record Rows(Database database) {

    /** The device class that {@link #device} registers. */
    public static final String DEVICE_CLASS = "test-cpu";

    public static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A model with a graph of its own. */
    public Model model(String name) {
        return database.models()
                .put(
                        new NewModel(name, "latest", ModelSource.UPLOAD),
                        new NewGraph("sha256:" + sha256(name), 3, 17),
                        name.getBytes(StandardCharsets.UTF_8))
                .model();
    }

    /** A worker that has just started; answers its id. */
    public String worker() {
        String id = Ids.next();
        database.workers().register(id, "host/" + id, "1.0");
        return id;
    }

    /** A device of {@link #DEVICE_CLASS} with one backend, attached to the worker. */
    public void device(String id, String workerId, String... labels) {
        database.devices()
                .register(
                        new NewDevice(
                                id,
                                DEVICE_CLASS,
                                "Test CPU",
                                "{\"cores\": 2}",
                                workerId,
                                List.of(labels),
                                List.of(
                                        new DeviceBackend(
                                                "onnxruntime", "1.0", 1, List.of("fp32"), 2))));
    }

    public static Cell profileCell(Model model, long batch) {
        return Cell.profile(
                model.reference(),
                model.id(),
                model.graphId(),
                OptionalLong.of(batch),
                InputShapes.none());
    }

    public static Cell measurementCell(Model model, long batch) {
        return profileCell(model, batch).on(new Target(DEVICE_CLASS, "onnxruntime", 1), "fp32");
    }

    public static NewSweep newSweep(String owner, Priority priority, int maxAttempts) {
        return new NewSweep(
                "test", owner, priority, maxAttempts, "{}", sha256("{}"), Optional.empty());
    }

    /** A sweep of one owner that profiles the model at batches 1, 2, 3 … */
    public Sweep sweep(String owner, Priority priority, Model model, int cells) {
        List<NewJob> jobs =
                LongStream.rangeClosed(1, cells)
                        .mapToObj(batch -> NewJob.of(JobKind.PROFILE, profileCell(model, batch)))
                        .toList();
        return submit(newSweep(owner, priority, 3), jobs);
    }

    /** A sweep with one job, which may be tried this often. */
    public Job job(JobKind kind, Model model, int maxAttempts) {
        Cell cell =
                switch (kind) {
                    case PROFILE -> profileCell(model, 1);
                    case MEASUREMENT -> measurementCell(model, 1);
                };
        Sweep sweep =
                submit(
                        newSweep("owner", Priority.NORMAL, maxAttempts),
                        List.of(NewJob.of(kind, cell)));
        return jobs(sweep).getFirst();
    }

    public Sweep submit(NewSweep sweep, List<NewJob> jobs) {
        return switch (database.sweeps().submit(sweep, jobs)) {
            case Submission.Accepted accepted -> accepted.sweep();
            case Submission.Repeated repeated -> throw new AssertionError(repeated);
            case Submission.KeyTaken taken -> throw new AssertionError(taken);
            case Submission.InFlight inFlight -> throw new AssertionError(inFlight);
        };
    }

    public List<Job> jobs(Sweep sweep) {
        return database.jobs().ofSweep(sweep.id(), Optional.empty(), Page.first(Page.LIMIT_MAX));
    }

    /** A profile of two layers at this batch. */
    public static NewProfile profile(Model model, long batch) {
        Operations operations = new Operations(batch * 100, 1, 2, 3, 4, 5);
        return new NewProfile(
                model.graphId(),
                List.of(Tensor.of("input", "FLOAT", List.of(batch, 3L, 224L, 224L))),
                new Totals(10, 2, 1, operations, batch * 100, batch * 200 + 15, 40, 80, 60, false),
                Map.of("com.acme::Foo", 1L),
                Map.of("torchvision", batch * 100, "ptflops", batch * 101),
                List.of(
                        layer(0, "conv", LayerOutcome.COUNTED),
                        layer(1, "foo", LayerOutcome.UNSUPPORTED)));
    }

    public static ProfileLayer layer(int index, String name, LayerOutcome outcome) {
        Optional<String> reason =
                outcome == LayerOutcome.UNRESOLVED
                        ? Optional.of("depends on data")
                        : Optional.empty();
        return new ProfileLayer(
                index,
                name,
                "Conv",
                outcome,
                reason,
                Operations.NONE,
                7,
                8,
                9,
                10,
                11,
                12,
                List.of(Tensor.of(name + "_out", "FLOAT", List.of(1L, 64L))));
    }

    /** A measurement by the worker, as the result of a job of its own. */
    public void measured(
            String workerId,
            Model model,
            String deviceClass,
            long batch,
            NewMeasurement measurement) {
        Cell cell = profileCell(model, batch).on(new Target(deviceClass, "onnxruntime", 1), "fp32");
        Job job =
                jobs(submit(
                                newSweep("owner", Priority.NORMAL, 1),
                                List.of(NewJob.of(JobKind.MEASUREMENT, cell))))
                        .getFirst();
        Claim claim = database.leases().claim(job.id(), workerId, Duration.ofMinutes(1));
        if (!(claim instanceof Claim.Claimed claimed)
                || !database.completeMeasurement(
                        claimed.lease(), profile(model, batch), measurement)) {
            throw new IllegalStateException("%s was not measured: %s".formatted(model, claim));
        }
    }

    /** A measurement with this median, of two processes with three samples each. */
    public static NewMeasurement measurement(String deviceId, long p50Ns, Instant startedAt) {
        return measurement(deviceId, Optional.empty(), p50Ns, startedAt, Optional.empty());
    }

    /** The same with the time of its layers: a tenth of the median is the runtime's. */
    public static NewMeasurement layeredMeasurement(
            String deviceId, long p50Ns, Instant startedAt) {
        return layeredMeasurement(deviceId, Optional.empty(), p50Ns, startedAt);
    }

    /** The same under these peaks of the device. */
    public static NewMeasurement layeredMeasurement(
            String deviceId, Optional<String> peaksId, long p50Ns, Instant startedAt) {
        return layeredMeasurement(deviceId, peaksId, p50Ns, startedAt, List.of());
    }

    /** The same with kernels that were measured alone. */
    public static NewMeasurement layeredMeasurement(
            String deviceId,
            Optional<String> peaksId,
            long p50Ns,
            Instant startedAt,
            List<KernelUse> kernels) {
        LayerTime layers =
                new LayerTime(
                        0,
                        List.of(0, 1),
                        "Conv+com.acme::Foo",
                        p50Ns - p50Ns / 10,
                        100,
                        270,
                        90,
                        false,
                        Optional.of(Bound.COMPUTE));
        LayerTime rest =
                new LayerTime(1, List.of(), "runtime", p50Ns / 10, 0, 0, 0, true, Optional.empty());
        return measurement(
                deviceId,
                peaksId,
                p50Ns,
                startedAt,
                Optional.of(new LayerTiming(7, 0.25, List.of(layers, rest), kernels)));
    }

    /** What kernels of a device are measured with. */
    public static KernelSetting kernelSetting(String deviceId) {
        return new KernelSetting(deviceId, "onnxruntime", "1.0", 1, "fp32", 1);
    }

    /** A convolution that takes 100 ns warm and 150 ns cold. */
    public static NewKernel kernel(String signature, Instant measuredAt) {
        return new NewKernel(signature, "Conv", 50, 110, 40, 3, times(100), times(150), measuredAt);
    }

    private static KernelTimes times(long p50Ns) {
        return new KernelTimes(33, p50Ns - 10, p50Ns, p50Ns - 1, p50Ns + 1, p50Ns + 0.5, 0.01);
    }

    /** Peaks of a device at one thread: 1 TFLOP/s and 100 GB/s. */
    public static NewPeaks peaks(String deviceId, Instant measuredAt) {
        return new NewPeaks(
                deviceId,
                "onnxruntime",
                "1.0",
                1,
                "fp32",
                1,
                1e12,
                0.03,
                1e11,
                0.2,
                List.of("the ceiling of bandwidth is uncertain"),
                measuredAt);
    }

    private static NewMeasurement measurement(
            String deviceId,
            Optional<String> peaksId,
            long p50Ns,
            Instant startedAt,
            Optional<LayerTiming> layers) {
        return new NewMeasurement(
                deviceId,
                peaksId,
                "1.0",
                1,
                "synthetic",
                startedAt,
                latency(p50Ns),
                OptionalLong.empty(),
                1e9 / p50Ns,
                new Quality(true, false, List.of("quiet", "it's \"fine\"")),
                layers,
                "{\"governor\": \"performance\"}",
                List.of(process(1, p50Ns), process(2, p50Ns)));
    }

    private static Latency latency(long p50Ns) {
        return new Latency(
                p50Ns - 10,
                OptionalLong.of(p50Ns),
                OptionalLong.of(p50Ns - 1),
                OptionalLong.of(p50Ns + 1),
                Optional.empty(),
                OptionalLong.of(p50Ns + 5),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.of("needs 662 samples"),
                p50Ns + 0.5,
                0.01);
    }

    private static ProcessSamples process(int number, long p50Ns) {
        return new ProcessSamples(
                number,
                OptionalLong.of(5),
                OptionalLong.empty(),
                List.of(p50Ns + 2, p50Ns, p50Ns - 10),
                List.of());
    }
}
