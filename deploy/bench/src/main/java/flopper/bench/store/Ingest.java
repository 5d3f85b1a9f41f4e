package flopper.bench.store;

import flopper.db.Database;
import flopper.db.generator.GeneratorStore;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.lease.Claim;
import flopper.db.measurement.Bound;
import flopper.db.measurement.Latency;
import flopper.db.measurement.LayerTime;
import flopper.db.measurement.LayerTiming;
import flopper.db.measurement.NewMeasurement;
import flopper.db.measurement.ProcessSamples;
import flopper.db.measurement.Quality;
import flopper.db.model.Model;
import flopper.db.profile.NewProfile;
import flopper.db.profile.Operations;
import flopper.db.profile.Totals;
import flopper.db.row.Ids;
import flopper.db.row.Page;
import flopper.db.sweep.NewSweep;
import flopper.db.sweep.Submission;
import flopper.db.workload.Cell;
import flopper.db.workload.InputShapes;
import flopper.db.workload.Target;
import flopper.db.workload.Tensor;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** One worker that needs no time to measure: submits, claims and stores as fast as it can. */
final class Ingest implements AutoCloseable {
    private static final int JOBS = 50;
    private static final long P50_NS = 10_000_000;

    private final Database database;
    private final String worker;
    private final Model model;
    private final AtomicLong stored = new AtomicLong();
    private final Thread thread = Thread.ofPlatform().name("ingest").unstarted(this::run);
    private volatile boolean stopping;

    private Ingest(Database database) {
        this.database = database;
        this.worker = Ids.next();
        database.workers().register(worker, "ingest", "0");
        this.model =
                database.models().findByReference(GeneratorStore.PREFIX + "1:latest").orElseThrow();
    }

    static Ingest start(Database database) {
        Ingest ingest = new Ingest(database);
        ingest.thread.start();
        return ingest;
    }

    /** Measurements that were stored so far. */
    long stored() {
        return stored.get();
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopping) {
            for (Job job : submit()) {
                if (database.leases().claim(job.id(), worker, Duration.ofMinutes(1))
                        instanceof Claim.Claimed claimed) {
                    database.completeMeasurement(claimed.lease(), profile(), measurement());
                    stored.incrementAndGet();
                }
            }
        }
    }

    private List<Job> submit() {
        NewSweep sweep =
                new NewSweep(
                        "ingest",
                        "bench",
                        Priority.NORMAL,
                        1,
                        "{}",
                        "0".repeat(64),
                        Optional.empty());
        Cell cell =
                Cell.profile(
                                model.reference(),
                                model.id(),
                                model.graphId(),
                                OptionalLong.of(1),
                                InputShapes.none())
                        .on(new Target(GeneratorStore.PREFIX + "1", "onnxruntime", 1), "fp32")
                        .withLayers();
        List<NewJob> jobs = Collections.nCopies(JOBS, NewJob.of(JobKind.MEASUREMENT, cell));
        return switch (database.sweeps().submit(sweep, jobs)) {
            case Submission.Accepted(var accepted) ->
                    database.jobs().ofSweep(accepted.id(), Optional.empty(), Page.first(JOBS));
            case Submission.Repeated _,
                    Submission.KeyTaken _,
                    Submission.InFlight _,
                    Submission.OverQuota _ ->
                    List.of();
        };
    }

    private NewProfile profile() {
        return new NewProfile(
                model.graphId(),
                List.of(Tensor.of("input", "FLOAT", List.of(1L, 3L, 224L, 224L))),
                new Totals(1, 0, 0, Operations.NONE, 1, 2, 4, 8, 6, true),
                Map.of(),
                Map.of(),
                List.of());
    }

    private static NewMeasurement measurement() {
        List<LayerTime> parts =
                IntStream.range(0, 50)
                        .mapToObj(part ->
                                new LayerTime(
                                        part,
                                        List.of(part),
                                        "Conv+Relu",
                                        P50_NS / 50,
                                        1_000_000,
                                        2_000_000,
                                        300_000,
                                        true,
                                        Optional.of(Bound.COMPUTE)))
                        .toList();
        List<ProcessSamples> processes =
                IntStream.rangeClosed(1, 3)
                        .mapToObj(number ->
                                new ProcessSamples(
                                        number,
                                        OptionalLong.of(P50_NS),
                                        OptionalLong.of(P50_NS),
                                        OptionalLong.of(P50_NS),
                                        OptionalLong.of(P50_NS),
                                        Collections.nCopies(40, P50_NS),
                                        Collections.nCopies(40, P50_NS)))
                        .toList();
        return new NewMeasurement(
                GeneratorStore.PREFIX + "1-1",
                Optional.empty(),
                "1.30.0",
                1,
                "synthetic",
                Instant.now(),
                new Latency(
                        P50_NS,
                        OptionalLong.of(P50_NS),
                        OptionalLong.of(P50_NS),
                        OptionalLong.of(P50_NS),
                        Optional.empty(),
                        OptionalLong.of(P50_NS),
                        Optional.empty(),
                        OptionalLong.empty(),
                        Optional.of("needs 662 samples"),
                        P50_NS,
                        0.01),
                OptionalLong.of(P50_NS),
                1e9 / P50_NS,
                new Quality(true, false, List.of()),
                Optional.of(new LayerTiming(10, 0.01, parts, List.of())),
                "{}",
                processes);
    }
}
