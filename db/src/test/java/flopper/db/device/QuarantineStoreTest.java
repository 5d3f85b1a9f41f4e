package flopper.db.device;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.JobState;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.lease.Claim;
import flopper.db.model.Model;
import flopper.db.workload.Cell;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

final class QuarantineStoreTest {

    private static final DriftBound BOUND = new DriftBound(3, 0.1);

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final QuarantineStore quarantine = DATABASE.database().quarantine();
    private final Rows rows = new Rows(DATABASE.database());
    private String worker;

    @BeforeEach
    void attachDevice() {
        worker = rows.worker();
        rows.device("cpu-1", worker);
    }

    private Claim claim(Cell cell) {
        return DATABASE.database().leases().claim(job(cell).id(), worker, Duration.ofMinutes(1));
    }

    private Job job(Cell cell) {
        return rows.jobs(
                        rows.submit(
                                Rows.newSweep("ada", Priority.NORMAL, 1),
                                List.of(NewJob.of(JobKind.MEASUREMENT, cell))))
                .getFirst();
    }

    private void fail(String model, FailureCode code) {
        Claim.Claimed claimed = (Claim.Claimed) claim(Rows.measurementCell(rows.model(model), 1));
        DATABASE.database()
                .leases()
                .fail(claimed.lease(), new Failure(code, "it broke"), Duration.ZERO);
    }

    private void succeed(String name) {
        Model model = rows.model(name);
        Claim.Claimed claimed = (Claim.Claimed) claim(Rows.measurementCell(model, 1));
        DATABASE.database()
                .completeMeasurement(
                        claimed.lease(),
                        Rows.profile(model, 1),
                        Rows.measurement("cpu-1", 1000, Instant.now()));
    }

    private Device device() {
        return DATABASE.database().devices().find("cpu-1").orElseThrow();
    }

    /** One an hour, oldest first; the last one is of now. */
    private void canaries(double... milliseconds) {
        for (int i = 0; i < milliseconds.length; i++) {
            long ns = (long) (milliseconds[i] * 1e6);
            Instant at = Instant.now().minus(Duration.ofHours(milliseconds.length - 1L - i));
            DATABASE.database()
                    .canaries()
                    .put(new NewCanary("cpu-1", "onnxruntime", "1.0", 1, ns, ns, at));
        }
    }

    /** Steps of one percent up and down, then these. */
    private void usualCanariesAnd(double... last) {
        canaries(
                java.util.stream.DoubleStream.concat(
                                IntStream.range(0, 20).mapToDouble(i -> i % 2 == 0 ? 10 : 10.1),
                                java.util.stream.DoubleStream.of(last))
                        .toArray());
    }

    @Test
    void failuresOfSeveralModelsInARowPutADeviceAway() {
        succeed("a");
        succeed("b");
        fail("a", FailureCode.BACKEND_CRASHED);
        fail("b", FailureCode.TIMED_OUT);
        assertThat(quarantine.quarantineFailing(3, 2)).as("two are not three").isEmpty();

        fail("b", FailureCode.BACKEND_CRASHED);
        List<Quarantined> put = quarantine.quarantineFailing(3, 2);

        assertThat(put)
                .containsExactly(
                        new Quarantined(
                                "cpu-1",
                                "the last 3 measurements on it failed, also those of 2 models"
                                        + " that ran before; the last with BACKEND_CRASHED"));
        assertThat(quarantine.quarantineFailing(3, 2)).as("once").isEmpty();
        assertThat(device().state()).isEqualTo(DeviceState.QUARANTINED);
        assertThat(device().quarantineReason()).contains(put.getFirst().reason());
        assertThat(quarantine.holds(worker)).isTrue();
    }

    @Test
    void oneModelThatBreaksEverywhereIsNoFaultOfTheDevice() {
        for (int i = 0; i < 5; i++) {
            fail("poison", FailureCode.BACKEND_CRASHED);
        }

        assertThat(quarantine.quarantineFailing(5, 2)).isEmpty();
    }

    @Test
    void modelsThatNeverRanAreNoFaultOfTheDevice() {
        for (int i = 0; i < 5; i++) {
            fail("poison-" + i, FailureCode.BACKEND_CRASHED);
        }

        assertThat(quarantine.quarantineFailing(5, 1)).isEmpty();
    }

    @Test
    void failuresThatAreNotTheDevicesSayNothing() {
        List.of("a", "b", "c").forEach(this::succeed);
        fail("a", FailureCode.MODEL_REJECTED);
        fail("b", FailureCode.OUT_OF_MEMORY);
        fail("c", FailureCode.INTERNAL_ERROR);

        assertThat(quarantine.quarantineFailing(3, 2)).isEmpty();
    }

    @Test
    void aSuccessBetweenThemClearsADevice() {
        List.of("a", "b", "c").forEach(this::succeed);
        fail("a", FailureCode.BACKEND_CRASHED);
        fail("b", FailureCode.BACKEND_CRASHED);
        succeed("good");
        fail("c", FailureCode.BACKEND_CRASHED);

        assertThat(quarantine.quarantineFailing(3, 2)).isEmpty();
    }

    @Test
    void aReleasedDeviceBeginsAnew() {
        succeed("a");
        succeed("b");
        fail("a", FailureCode.BACKEND_CRASHED);
        fail("b", FailureCode.BACKEND_CRASHED);
        assertThat(quarantine.quarantineFailing(2, 2)).hasSize(1);

        assertThat(quarantine.release("cpu-1")).isTrue();
        assertThat(quarantine.release("cpu-1")).as("it is out").isFalse();

        assertThat(device().state()).isEqualTo(DeviceState.IDLE);
        assertThat(quarantine.quarantineFailing(2, 2)).isEmpty();
    }

    @Test
    void aQuarantinedDeviceGetsProfilesOnly() {
        succeed("a");
        fail("a", FailureCode.BACKEND_CRASHED);
        assertThat(quarantine.quarantineFailing(1, 1)).hasSize(1);
        Model model = rows.model("net");
        DATABASE.execute("UPDATE job SET dispatched_at = now(), dispatch_count = 1");

        Claim refused = claim(Rows.measurementCell(model, 1));

        assertThat(refused).isEqualTo(new Claim.Refused(refused.jobId(), JobState.QUEUED));
        assertThat(DATABASE.database().jobs().find(refused.jobId()).orElseThrow().dispatchedAt())
                .as("to be dispatched to another")
                .isEmpty();
        assertThat(
                        DATABASE.database()
                                .leases()
                                .claim(
                                        rows.job(JobKind.PROFILE, model, 1).id(),
                                        worker,
                                        Duration.ofMinutes(1)))
                .isInstanceOf(Claim.Claimed.class);
    }

    @Test
    void aJobForAUnitIsClaimedByItsWorkerOnly() {
        String other = rows.worker();
        rows.device("cpu-2", other);
        Job job = job(Rows.measurementCell(rows.model("net"), 1).onUnit("cpu-1"));

        assertThat(job.queue()).isEqualTo("unit.cpu-1");
        assertThat(job.cell().deviceId()).contains("cpu-1");
        Duration lease = Duration.ofMinutes(1);
        assertThat(DATABASE.database().leases().claim(job.id(), other, lease))
                .isInstanceOf(Claim.Refused.class);
        assertThat(DATABASE.database().leases().claim(job.id(), worker, lease))
                .isInstanceOf(Claim.Claimed.class);
    }

    @Test
    void aCanaryThatLeftItsNoisePutsADeviceAway() {
        usualCanariesAnd(12, 12.1, 12);

        assertThat(quarantine.quarantineDrifting(BOUND))
                .containsExactly(
                        new Quarantined(
                                "cpu-1",
                                "its canary takes 12.000 ms now and took 10.050 ms before; noise"
                                        + " explains 2.0 %"));
    }

    @Test
    void aSingleCanaryIsADisturbance() {
        usualCanariesAnd(12, 10, 12);

        assertThat(quarantine.quarantineDrifting(BOUND)).isEmpty();
    }

    @Test
    void aNoisyDeviceMayMoveFurther() {
        canaries(10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 12, 10, 14, 14, 14);

        assertThat(quarantine.quarantineDrifting(BOUND)).isEmpty();
    }

    @Test
    void aReleasedDeviceIsHeldAgainstWhatItIsNow() {
        usualCanariesAnd(12, 12, 12);
        assertThat(quarantine.quarantineDrifting(BOUND)).hasSize(1);
        quarantine.release("cpu-1");

        assertThat(quarantine.quarantineDrifting(BOUND)).isEmpty();
    }

    @Test
    void aDrainingWorkersDeviceSaysSo() {
        DATABASE.database().workers().drain(worker);

        assertThat(device().state()).isEqualTo(DeviceState.DRAINING);
    }
}
