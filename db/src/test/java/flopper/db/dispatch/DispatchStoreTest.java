package flopper.db.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.device.DeviceBackend;
import flopper.db.device.NewDevice;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.JobState;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.lease.Claim;
import flopper.db.model.Model;
import flopper.db.sweep.Sweep;
import flopper.db.workload.Cell;
import flopper.db.workload.Target;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;

final class DispatchStoreTest {

    private static final DispatchLimits MANY = new DispatchLimits(1000);

    private static final DeviceBackend BACKEND =
            new DeviceBackend("onnxruntime", "1.0", 1, List.of("fp32"), 2);

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final DispatchStore dispatches = DATABASE.database().dispatches();
    private final Rows rows = new Rows(DATABASE.database());
    private Model model;

    @BeforeEach
    void storeModel() {
        model = rows.model("net");
    }

    private Sweep sweep(String owner, Priority priority, int cells) {
        return rows.sweep(owner, priority, model, cells);
    }

    private static DispatchLimits limit(int jobs) {
        return new DispatchLimits(jobs);
    }

    /** The jobs that are dispatched now, each named by its sweep's letter and its place in it. */
    private List<String> dispatch(DispatchLimits limits, Map<String, Sweep> sweeps) {
        Map<String, String> names =
                sweeps.entrySet().stream()
                        .flatMap(sweep ->
                                rows.jobs(sweep.getValue()).stream()
                                        .map(job ->
                                                Map.entry(
                                                        job.id(),
                                                        sweep.getKey()
                                                                + job.cell().batch().orElse(0))))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return dispatches.dispatch(limits, Shares.EQUAL).stream()
                .map(job -> names.getOrDefault(job.id(), "?"))
                .toList();
    }

    /** A device that is attached to a worker of its own; answers that worker's id. */
    private String device(String id, String deviceClass) {
        String worker = rows.worker();
        DATABASE.database()
                .devices()
                .register(
                        new NewDevice(
                                id, deviceClass, id, "{}", worker, List.of(), List.of(BACKEND)));
        return worker;
    }

    private Job measurement(String owner, String deviceClass) {
        Target target = new Target(deviceClass, "onnxruntime", 1);
        Cell cell = Rows.profileCell(model, 1).on(target, "fp32");
        Sweep sweep =
                rows.submit(
                        Rows.newSweep(owner, Priority.NORMAL, 3),
                        List.of(NewJob.of(JobKind.MEASUREMENT, cell)));
        return rows.jobs(sweep).getFirst();
    }

    private Job find(String id) {
        return DATABASE.database().jobs().find(id).orElseThrow();
    }

    @Test
    void jobsOfOneSweepGoInTheOrderOfItsCells() {
        assertThat(dispatch(MANY, Map.of("a", sweep("ada", Priority.NORMAL, 4))))
                .containsExactly("a1", "a2", "a3", "a4");
    }

    @Test
    void aDispatchedJobIsMarkedAndNotDispatchedAgain() {
        Sweep sweep = sweep("ada", Priority.NORMAL, 1);

        assertThat(dispatches.dispatch(MANY, Shares.EQUAL)).hasSize(1);
        assertThat(dispatches.dispatch(MANY, Shares.EQUAL)).isEmpty();

        Job job = rows.jobs(sweep).getFirst();
        assertThat(job.state()).isEqualTo(JobState.QUEUED);
        assertThat(job.dispatchedAt()).isPresent();
    }

    @Test
    void urgentJobsGoFirstWhoeverCameFirst() {
        Sweep low = sweep("ada", Priority.LOW, 2);
        Sweep normal = sweep("ada", Priority.NORMAL, 2);
        Sweep high = sweep("bob", Priority.HIGH, 2);

        assertThat(dispatch(limit(5), Map.of("l", low, "n", normal, "h", high)))
                .containsExactly("h1", "h2", "n1", "n2", "l1");
    }

    @Test
    void ownersTakeTurnsHoweverMuchOneOfThemSubmitted() {
        Sweep big = sweep("ada", Priority.NORMAL, 50);
        Sweep small = sweep("bob", Priority.NORMAL, 2);

        assertThat(dispatch(limit(6), Map.of("a", big, "b", small)))
                .containsExactly("a1", "b1", "a2", "b2", "a3", "a4");
    }

    @Test
    void theSweepsOfAnOwnerTakeTurnsWithinTheOwnersTurns() {
        Sweep first = sweep("ada", Priority.NORMAL, 9);
        Sweep second = sweep("ada", Priority.NORMAL, 9);
        Sweep other = sweep("bob", Priority.NORMAL, 9);

        assertThat(dispatch(limit(6), Map.of("a", first, "b", second, "c", other)))
                .containsExactly("a1", "c1", "b1", "c2", "a2", "c3");
    }

    @Test
    void noMoreThanTheLimitWaitInKafka() {
        Sweep sweep = sweep("ada", Priority.NORMAL, 10);

        assertThat(dispatches.dispatch(limit(3), Shares.EQUAL)).hasSize(3);
        assertThat(dispatches.dispatch(limit(3), Shares.EQUAL)).isEmpty();

        Job claimed = rows.jobs(sweep).getFirst();
        DATABASE.database().leases().claim(claimed.id(), rows.worker(), Duration.ofMinutes(1));
        assertThat(dispatches.dispatch(limit(3), Shares.EQUAL)).hasSize(1);
    }

    @Test
    void aQueueOfDevicesGetsAJobForEachThatIsFree() {
        String busy = device("cpu-1", "cpu");
        device("cpu-2", "cpu");
        device("cpu-3", "cpu");
        device("gpu-1", "gpu");
        DATABASE.database().workers().drain(device("gpu-2", "gpu"));
        DATABASE.database()
                .leases()
                .claim(measurement("eve", "cpu").id(), busy, Duration.ofMinutes(1));
        List<NewJob> jobs = new ArrayList<>();
        for (int batch = 1; batch <= 5; batch++) {
            jobs.add(NewJob.of(JobKind.PROFILE, Rows.profileCell(model, batch)));
            for (String deviceClass : List.of("cpu", "gpu")) {
                jobs.add(
                        NewJob.of(
                                JobKind.MEASUREMENT,
                                Rows.profileCell(model, batch)
                                        .on(new Target(deviceClass, "onnxruntime", 1), "fp32")));
            }
        }
        rows.submit(Rows.newSweep("ada", Priority.NORMAL, 1), jobs);

        Map<String, Long> byQueue =
                dispatches.dispatch(limit(4), Shares.EQUAL).stream()
                        .collect(
                                Collectors.groupingBy(DispatchedJob::queue, Collectors.counting()));

        assertThat(byQueue).isEqualTo(Map.of("analysis", 5L, "timing.cpu", 2L, "timing.gpu", 1L));
        assertThat(dispatches.dispatch(limit(1), Shares.EQUAL)).isEmpty();
    }

    @Test
    void aJobIsNotDispatchedBeforeItsNextAttemptIsDue() {
        Sweep sweep = sweep("ada", Priority.NORMAL, 2);
        DATABASE.execute(
                "UPDATE job SET next_attempt_at = now() + interval '1 hour' WHERE batch = 1");

        assertThat(dispatch(MANY, Map.of("a", sweep))).containsExactly("a2");
    }

    @Test
    void whatCouldNotBePublishedIsTakenBack() {
        sweep("ada", Priority.NORMAL, 2);
        List<String> ids =
                dispatches.dispatch(MANY, Shares.EQUAL).stream().map(DispatchedJob::id).toList();
        DATABASE.database().leases().claim(ids.getFirst(), rows.worker(), Duration.ofMinutes(1));

        assertThat(dispatches.undispatch(ids)).isEqualTo(1);

        assertThat(find(ids.getFirst()).dispatchedAt()).isPresent();
        assertThat(dispatches.dispatch(MANY, Shares.EQUAL))
                .extracting(DispatchedJob::id)
                .containsExactly(ids.getLast());
        assertThat(DATABASE.one("SELECT max(dispatch_count) FROM job")).isEqualTo("1");
    }

    @Test
    void dispatchersAtOncePublishEachJobOnce() throws Exception {
        sweep("ada", Priority.NORMAL, 300);
        List<Future<List<DispatchedJob>>> rounds = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 32; i++) {
                rounds.add(threads.submit(() -> dispatches.dispatch(limit(20 * 8), Shares.EQUAL)));
            }
        }

        List<String> ids = new ArrayList<>();
        for (Future<List<DispatchedJob>> round : rounds) {
            round.get().forEach(job -> ids.add(job.id()));
        }
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(160);
    }

    @Test
    void aRecordThatNobodyClaimsIsPublishedAgainLaterAndLater() {
        sweep("ada", Priority.NORMAL, 1);
        Duration patience = Duration.ofMinutes(1);

        for (int minutes : List.of(1, 2, 4, 8)) {
            assertThat(dispatches.dispatch(MANY, Shares.EQUAL)).hasSize(1);
            age(minutes * 60 - 5);
            assertThat(dispatches.forgetLost(patience)).isZero();
            age(minutes * 60 + 5);
            assertThat(dispatches.forgetLost(patience)).isEqualTo(1);
        }
    }

    private static void age(int seconds) {
        DATABASE.execute(
                "UPDATE job SET dispatched_at = now() - interval '%d seconds'".formatted(seconds));
    }

    @Test
    void endedAndRunningJobsAreNotDispatched() {
        Sweep sweep = sweep("ada", Priority.NORMAL, 3);
        List<String> ids = rows.jobs(sweep).stream().map(Job::id).toList();
        DATABASE.database().jobs().cancel(ids.get(0));
        DATABASE.database().leases().claim(ids.get(1), rows.worker(), Duration.ofMinutes(1));

        assertThat(dispatches.dispatch(MANY, Shares.EQUAL))
                .extracting(DispatchedJob::id)
                .containsExactly(ids.get(2));
    }

    @Test
    void aHundredOwnersShareAQueueEvenly() {
        for (int owner = 0; owner < 100; owner++) {
            sweep("owner%03d".formatted(owner), Priority.NORMAL, 3);
        }

        Map<String, Long> jobsOfOwner =
                dispatches.dispatch(limit(200), Shares.EQUAL).stream()
                        .map(job -> find(job.id()).owner())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));

        assertThat(jobsOfOwner).hasSize(100).allSatisfy((_, jobs) -> assertThat(jobs).isEqualTo(2));
    }

    @Test
    void thePaceOfAQueueIsThatOfItsLastJobsAndLiveWorkers() {
        rows.device("cpu-1", rows.worker());
        rows.worker();
        Sweep sweep = sweep("ada", Priority.NORMAL, 4);
        List<Job> jobs = rows.jobs(sweep);
        for (Job job : jobs.subList(0, 2)) {
            Claim claim =
                    DATABASE.database()
                            .leases()
                            .claim(job.id(), rows.worker(), Duration.ofMinutes(1));
            DATABASE.database()
                    .completeProfile(
                            ((Claim.Claimed) claim).lease(),
                            Rows.profile(model, job.cell().batch().orElseThrow()));
        }
        DATABASE.execute(
                "UPDATE job SET started_at = finished_at - interval '3 seconds' WHERE batch = 1");
        DATABASE.execute(
                "UPDATE job SET started_at = finished_at - interval '1 second' WHERE batch = 2");

        List<QueuePace> paces =
                dispatches.paces(List.of("timing." + Rows.DEVICE_CLASS, "analysis"));

        assertThat(paces)
                .containsExactly(
                        new QueuePace("analysis", 2, 0, OptionalDouble.of(2), 4, 0),
                        new QueuePace("timing.test-cpu", 0, 0, OptionalDouble.empty(), 1, 0));
        assertThat(paces.getFirst().secondsFor(2)).hasValue(2.0);
        assertThat(paces.getLast().secondsFor(2)).isEmpty();
    }
}
