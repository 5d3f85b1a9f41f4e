package flopper.agent.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flopper.db.Database;
import flopper.db.device.DevicePeaks;
import flopper.db.failure.Blame;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobState;
import flopper.db.kernel.KernelFilter;
import flopper.db.kernel.UsedKernel;
import flopper.db.lease.Attempt;
import flopper.db.lease.AttemptOutcome;
import flopper.db.measurement.LayerTime;
import flopper.db.measurement.Measurement;
import flopper.db.profile.Profile;
import flopper.db.row.Ids;
import flopper.db.row.Page;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class JobRunnerTest {

    private static final Database DATABASE = TestDatabases.open();
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private final Jobs jobs = new Jobs(DATABASE);

    @Test
    void profilesOfARecordAreCountedAndStoredTogether() {
        List<String> ids = jobs.profiles(32);
        try (TestRunner worker = new TestRunner(DATABASE, Plans.shortest())) {
            assertThat(worker.run(ids)).hasSize(32).containsValue(Ending.DONE);
        }

        assertThat(ids)
                .allSatisfy(id -> assertThat(jobs.find(id).state()).isEqualTo(JobState.SUCCEEDED));
        Profile last =
                DATABASE.profiles()
                        .find(jobs.find(ids.getLast()).resultId().orElseThrow())
                        .orElseThrow();
        assertThat(last.header().totals().macs()).isEqualTo(32 * 3888);
        assertThat(last.layers()).hasSize(2);
    }

    @Test
    void aMeasurementIsStoredWithTheProfileOfItsWorkload() {
        String id = jobs.measurement(TestRunner.DEVICE.deviceClass(), "onnxruntime", 3);
        try (TestRunner worker = new TestRunner(DATABASE, Plans.shortest())) {
            assertThat(worker.run(List.of(id))).containsExactly(Map.entry(id, Ending.DONE));
        }

        Job job = jobs.find(id);
        assertThat(job.failure()).isEmpty();
        Measurement measurement =
                DATABASE.measurements().find(job.resultId().orElseThrow()).orElseThrow();
        assertThat(measurement.latency().p50Ns()).isPresent();
        assertThat(measurement.deviceId()).isEqualTo(TestRunner.DEVICE.key());
        assertThat(measurement.macs()).isEqualTo(2 * 3888);
    }

    @Test
    void layersHaveTheWholeMedianBetweenThem() {
        String id = jobs.layeredMeasurement(TestRunner.DEVICE.deviceClass());
        try (TestRunner worker = new TestRunner(DATABASE, Plans.shortest())) {
            worker.run(List.of(id));
        }

        Job job = jobs.find(id);
        assertThat(job.failure()).isEmpty();
        String measurementId = job.resultId().orElseThrow();
        Measurement measurement = DATABASE.measurements().find(measurementId).orElseThrow();
        List<LayerTime> layers = DATABASE.measurements().layers(measurementId);
        assertThat(layers.stream().mapToLong(LayerTime::timeNs).sum())
                .isEqualTo(measurement.latency().p50Ns().orElseThrow());
        assertThat(layers.stream().flatMap(part -> part.layers().stream()))
                .containsExactlyInAnyOrder(0, 1);
        assertThat(layers.stream().mapToLong(LayerTime::macs).sum()).isEqualTo(2 * 3888);
        assertThat(layers.getLast().kernel()).isEqualTo("runtime");
        assertThat(measurement.layerTiming().profiledRuns()).isPresent();
        assertThat(layers).allSatisfy(layer -> assertThat(layer.bound()).isPresent());
    }

    @Test
    void aKernelIsMeasuredOnceForAllWorkloadsThatHaveIt() {
        String first = jobs.kernelMeasurement(TestRunner.DEVICE.deviceClass());
        String second = jobs.kernelMeasurement(TestRunner.DEVICE.deviceClass());
        try (TestRunner worker = new TestRunner(DATABASE, Plans.shortest())) {
            worker.run(List.of(first, second));
        }

        List<UsedKernel> kernels = kernels(first);
        assertThat(kernels).extracting(used -> used.kernel().op()).containsExactly("Conv");
        assertThat(kernels.getFirst().kernel().macs()).isEqualTo(2 * 3888);
        assertThat(kernels(second))
                .extracting(UsedKernel::kernel)
                .isEqualTo(kernels.stream().map(UsedKernel::kernel).toList());
        assertThat(DATABASE.kernels().list(KernelFilter.NONE, Page.first(10))).hasSize(1);
    }

    private List<UsedKernel> kernels(String jobId) {
        return DATABASE.kernels().ofMeasurement(jobs.find(jobId).resultId().orElseThrow());
    }

    @Test
    void theDevicesPeaksAreMeasuredBeforeTheyAreFirstNeededAndThenKnown() {
        String first = jobs.measurement(TestRunner.DEVICE.deviceClass(), "onnxruntime", 1);
        String second = jobs.measurement(TestRunner.DEVICE.deviceClass(), "onnxruntime", 1);
        try (TestRunner worker = new TestRunner(DATABASE, Plans.shortest())) {
            worker.run(List.of(first));
        }
        try (TestRunner worker = new TestRunner(DATABASE, Plans.shortest())) {
            worker.run(List.of(second));
        }

        List<DevicePeaks> stored = DATABASE.peaks().ofDevice(TestRunner.DEVICE.key());
        assertThat(stored).hasSize(1);
        assertThat(stored.getFirst().threads()).isEqualTo(1);
        assertThat(List.of(first, second))
                .allSatisfy(id ->
                        assertThat(peakFlopsPerSecond(id))
                                .hasValue(stored.getFirst().flopsPerSecond()));
    }

    private OptionalDouble peakFlopsPerSecond(String jobId) {
        return DATABASE.measurements()
                .find(jobs.find(jobId).resultId().orElseThrow())
                .orElseThrow()
                .peakFlopsPerSecond();
    }

    @Test
    void aSecondDeliveryOfTheSameJobsClaimsNothing() {
        List<String> ids = jobs.profiles(2);
        try (TestRunner worker = new TestRunner(DATABASE, Plans.shortest())) {
            worker.run(ids);
            assertThat(worker.run(ids)).hasSize(2).containsValue(Ending.DONE);
        }

        assertThat(ids).allSatisfy(id -> assertThat(DATABASE.leases().attempts(id)).hasSize(1));
    }

    @Test
    void aGraphThatContradictsItselfFailsAtOnceAndTheFailureNamesTheNode() {
        String bad = jobs.contradictoryProfile();
        String good = jobs.profiles(1).getFirst();
        try (TestRunner worker = new TestRunner(DATABASE, Plans.shortest())) {
            assertThat(worker.run(List.of(bad, good)))
                    .containsEntry(bad, Ending.DONE)
                    .containsEntry(good, Ending.DONE);
        }

        Job job = jobs.find(bad);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.attemptCount()).isEqualTo(1);
        assertThat(job.failure().orElseThrow().code()).isEqualTo(FailureCode.SHAPE_MISMATCH);
        assertThat(job.failure().orElseThrow().detail()).contains("first_conv");
        assertThat(jobs.find(good).state()).isEqualTo(JobState.SUCCEEDED);
    }

    @Test
    void aFailureOfTheDeviceIsTriedAgainUntilItsAttemptsAreUsedUp() {
        String id = jobs.measurement(TestRunner.DEVICE.deviceClass(), "onnxruntime", 2);
        try (TestRunner worker = new TestRunner(DATABASE, Plans.hasty())) {
            assertThat(worker.run(List.of(id))).containsEntry(id, Ending.DONE);
            assertThat(jobs.find(id).state()).isEqualTo(JobState.QUEUED);

            assertThat(worker.run(List.of(id))).containsEntry(id, Ending.DEAD);
        }

        Job job = jobs.find(id);
        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failure().orElseThrow().code()).isEqualTo(FailureCode.TIMED_OUT);
        assertThat(job.failure().orElseThrow().blame()).isEqualTo(Blame.DEVICE);
    }

    @Test
    void aBackendThatThisWorkerLacksIsNotTriedAgain() {
        String id = jobs.measurement(TestRunner.DEVICE.deviceClass(), "abacus", 3);
        try (TestRunner worker = new TestRunner(DATABASE, Plans.shortest())) {
            worker.run(List.of(id));
        }

        assertThat(jobs.find(id).state()).isEqualTo(JobState.FAILED);
        assertThat(jobs.find(id).failure().orElseThrow().code()).isEqualTo(FailureCode.UNSUPPORTED);
        assertThat(jobs.find(id).failure().orElseThrow().detail()).contains("abacus");
    }

    @Test
    void jobsThatNobodyKnowsAreDead() {
        String unknown = Ids.next();
        try (TestRunner worker = new TestRunner(DATABASE, Plans.shortest())) {
            assertThat(worker.run(List.of(unknown, "garbage")))
                    .containsEntry(unknown, Ending.DEAD)
                    .containsEntry("garbage", Ending.DEAD);
        }
    }

    @Test
    void aCancelledMeasurementIsStopped() throws Exception {
        String id = jobs.measurement(TestRunner.DEVICE.deviceClass(), "onnxruntime", 3);
        try (TestRunner worker = new TestRunner(DATABASE, Plans.endless());
                Background background = new Background()) {
            Future<Map<String, Ending>> run = background.run(worker, id);
            awaitState(id, JobState.RUNNING);
            DATABASE.jobs().cancel(id);

            assertThat(run.get()).containsEntry(id, Ending.DONE);
        }

        assertThat(jobs.find(id).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.find(id).resultId()).isEmpty();
    }

    @Test
    void theLateResultOfAWorkerThatWasSilentForTooLongIsRefused() throws Exception {
        String id = jobs.measurement(TestRunner.DEVICE.deviceClass(), "onnxruntime", 3);
        try (TestRunner silent =
                        TestRunner.silent(DATABASE, Plans.unhurried(), Duration.ofSeconds(1));
                TestRunner other = new TestRunner(DATABASE, Plans.shortest());
                Background background = new Background()) {
            Future<Map<String, Ending>> late = background.run(silent, id);
            await().atMost(PATIENCE)
                    .until(() -> !DATABASE.leases().expireLeases(Duration.ZERO).isEmpty());
            // It waits for the device, which the silent one holds until it has its result.
            assertThat(other.run(List.of(id))).containsEntry(id, Ending.DONE);

            assertThat(late.get()).containsEntry(id, Ending.DONE);
        }

        assertThat(jobs.find(id).state()).isEqualTo(JobState.SUCCEEDED);
        assertThat(DATABASE.leases().attempts(id))
                .extracting(Attempt::outcome)
                .containsExactly(
                        Optional.of(AttemptOutcome.LEASE_EXPIRED),
                        Optional.of(AttemptOutcome.SUCCEEDED));
        Measurement measurement =
                DATABASE.measurements().find(jobs.find(id).resultId().orElseThrow()).orElseThrow();
        assertThat(measurement.samples()).isLessThanOrEqualTo(24);
    }

    @Test
    void aMeasurementIsGivenBackUnharmedWhenTheWorkerStops() throws Exception {
        String id = jobs.measurement(TestRunner.DEVICE.deviceClass(), "onnxruntime", 3);
        try (TestRunner worker = new TestRunner(DATABASE, Plans.endless());
                Background background = new Background()) {
            Future<Map<String, Ending>> run = background.run(worker, id);
            awaitState(id, JobState.RUNNING);
            worker.stop();

            assertThat(run.get()).containsEntry(id, Ending.GIVEN_BACK);
        }

        assertThat(jobs.find(id).state()).isEqualTo(JobState.QUEUED);
        assertThat(jobs.find(id).attemptCount()).isZero();
        assertThat(DATABASE.leases().attempts(id))
                .extracting(Attempt::outcome)
                .containsExactly(Optional.of(AttemptOutcome.RELEASED));
    }

    private void awaitState(String id, JobState state) {
        await().atMost(PATIENCE).until(() -> jobs.find(id).state() == state);
    }

    /** Runs jobs beside the test. */
    private static final class Background implements AutoCloseable {

        private final ExecutorService executor = Executors.newSingleThreadExecutor();

        Future<Map<String, Ending>> run(TestRunner worker, String id) {
            return executor.submit(() -> worker.run(List.of(id)));
        }

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
