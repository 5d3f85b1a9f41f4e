package flopper.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flopper.agent.job.Jobs;
import flopper.agent.job.TestDatabases;
import flopper.db.Database;
import flopper.db.device.Device;
import flopper.db.device.DeviceState;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobState;
import flopper.db.job.Queue;
import flopper.db.lease.Attempt;
import flopper.db.lease.AttemptOutcome;
import flopper.db.lease.Claim;
import flopper.db.row.Page;
import flopper.queue.QueuePublisher;
import flopper.servers.TestServers;
import flopper.servers.postgres.PostgresAddress;
import flopper.timing.device.LocalDevice;

import io.micronaut.context.ApplicationContext;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The whole worker on a real database and a real queue. */
class AgentTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String DEVICE_CLASS = LocalDevice.probe().deviceClass();

    private static final PostgresAddress ADDRESS = TestServers.postgres();
    private static final Database DATABASE = TestDatabases.open(ADDRESS);

    private final Jobs jobs = new Jobs(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void jobsEndWithTheirResultsHoweverOftenTheyAreDelivered() {
        List<String> profiles = jobs.profiles(20);
        String bad = jobs.contradictoryProfile();
        String measurement = jobs.measurement(DEVICE_CLASS, "onnxruntime", 3);
        try (ApplicationContext _ = worker("first", Workers.SHORT);
                ApplicationContext _ = worker("second", Workers.SHORT)) {
            publish(Queue.ANALYSIS, profiles, 8);
            publish(Queue.ANALYSIS, profiles, 5);
            publish(Queue.ANALYSIS, List.of(bad), 1);
            publish(Queue.timing(DEVICE_CLASS), List.of(measurement), 1);
            publish(Queue.timing(DEVICE_CLASS), List.of(measurement), 1);

            profiles.forEach(id -> awaitState(id, JobState.SUCCEEDED));
            awaitState(measurement, JobState.SUCCEEDED);
            awaitState(bad, JobState.FAILED);
        }

        assertThat(DATABASE.leases().attemptsOf(profiles)).hasSize(20);
        assertThat(DATABASE.leases().attempts(measurement)).hasSize(1);
        assertThat(DATABASE.leases().attempts(bad)).hasSize(1);
        assertThat(jobs.find(bad).failure().orElseThrow().code())
                .isEqualTo(FailureCode.SHAPE_MISMATCH);
        assertThat(jobs.find(bad).failure().orElseThrow().detail()).contains("first_conv");
    }

    @Test
    void aWorkerMakesItselfAndItsDeviceKnownAndSaysGoodbye() {
        String workerId;
        try (ApplicationContext context = worker("visible", Workers.SHORT)) {
            Agent agent = context.getBean(Agent.class);
            workerId = agent.workerId();
            await().atMost(PATIENCE).until(agent::registered);

            assertThat(DATABASE.workers().find(workerId).orElseThrow().name()).isEqualTo("visible");
            assertThat(context.getBean(AgentHealth.class).getHealthInformation())
                    .containsEntry("worker", workerId)
                    .containsEntry("registered", true);
            Device device = device();
            assertThat(device.workerId()).isEqualTo(workerId);
            assertThat(device.state()).isEqualTo(DeviceState.IDLE);
            assertThat(DATABASE.devices().backends(device.id()))
                    .anySatisfy(backend -> assertThat(backend.precisions()).contains("fp32"));
        }

        assertThat(DATABASE.workers().find(workerId).orElseThrow().stoppedAt()).isPresent();
        assertThat(device().state()).isEqualTo(DeviceState.OFFLINE);
    }

    @Test
    void aCancelledMeasurementMakesRoomForTheNext() {
        String first = jobs.measurement(DEVICE_CLASS, "onnxruntime", 3);
        try (ApplicationContext _ = worker("cancelled", Workers.ENDLESS)) {
            publish(Queue.timing(DEVICE_CLASS), List.of(first), 1);
            awaitState(first, JobState.RUNNING);
            String second = jobs.measurement(DEVICE_CLASS, "onnxruntime", 3);
            publish(Queue.timing(DEVICE_CLASS), List.of(second), 1);
            DATABASE.jobs().cancel(first);

            awaitState(second, JobState.RUNNING);
            DATABASE.jobs().cancel(second);
        }

        assertThat(jobs.find(first).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.find(first).resultId()).isEmpty();
    }

    @Test
    void aStoppedWorkerGivesItsMeasurementToAnother() {
        String id = jobs.measurement(DEVICE_CLASS, "onnxruntime", 1);
        try (ApplicationContext _ = worker("stopped", Workers.ENDLESS)) {
            publish(Queue.timing(DEVICE_CLASS), List.of(id), 1);
            awaitState(id, JobState.RUNNING);
        }
        assertThat(jobs.find(id).state()).isEqualTo(JobState.QUEUED);

        // The record is the same: nobody publishes again.
        try (ApplicationContext _ = worker("next", Workers.SHORT)) {
            awaitState(id, JobState.SUCCEEDED);
        }
        assertThat(outcomes(id)).containsExactly(AttemptOutcome.RELEASED, AttemptOutcome.SUCCEEDED);
    }

    @Test
    void theJobOfAKilledWorkerEndsWithOneResult() throws Exception {
        String id = jobs.measurement(DEVICE_CLASS, "onnxruntime", 3);
        Process killed = WorkerProcess.start(ADDRESS, TestServers.kafka());
        try {
            publish(Queue.timing(DEVICE_CLASS), List.of(id), 1);
            awaitState(id, JobState.RUNNING);
        } finally {
            killed.destroyForcibly().waitFor();
        }
        try (ApplicationContext _ = worker("survivor", Workers.SHORT)) {
            await().atMost(PATIENCE)
                    .until(() -> !DATABASE.leases().expireLeases(Duration.ZERO).isEmpty());
            publish(Queue.timing(DEVICE_CLASS), List.of(id), 1);
            awaitState(id, JobState.SUCCEEDED);
        }

        assertThat(outcomes(id))
                .containsExactly(AttemptOutcome.LEASE_EXPIRED, AttemptOutcome.SUCCEEDED);
    }

    @Test
    void aWorkerThatIsToldToStopGivesItsMeasurementBackAndSaysSo() throws Exception {
        String id = jobs.measurement(DEVICE_CLASS, "onnxruntime", 1);
        Process stopped = WorkerProcess.start(ADDRESS, TestServers.kafka());
        try {
            publish(Queue.timing(DEVICE_CLASS), List.of(id), 1);
            awaitState(id, JobState.RUNNING);
            // SIGTERM.
            stopped.destroy();
            await().atMost(PATIENCE).until(() -> device().state() == DeviceState.DRAINING);
            assertThat(stopped.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            stopped.destroyForcibly();
        }

        assertThat(jobs.find(id).state()).isEqualTo(JobState.QUEUED);
        assertThat(jobs.find(id).attemptCount()).isZero();
        assertThat(outcomes(id)).containsExactly(AttemptOutcome.RELEASED);
        assertThat(device().state()).isEqualTo(DeviceState.OFFLINE);
        DATABASE.jobs().cancel(id);
    }

    @Test
    void aJobForOneUnitIsTheUnits() {
        String id = jobs.unitMeasurement(LocalDevice.probe());
        try (ApplicationContext _ = worker("unit", Workers.SHORT)) {
            publish(Queue.unit(LocalDevice.probe().key()), List.of(id), 1);

            awaitState(id, JobState.SUCCEEDED);
        }
    }

    @Test
    void aQuarantinedDeviceTakesNoRecordUntilItIsReleased() {
        Map<String, Object> quick = new HashMap<>(Workers.SHORT);
        quick.put("flopper.worker.heartbeat", "200ms");
        String failing = jobs.measurement(DEVICE_CLASS, "onnxruntime", 1);
        String waiting = jobs.measurement(DEVICE_CLASS, "onnxruntime", 1);
        try (ApplicationContext context = worker("sick", quick)) {
            Agent agent = context.getBean(Agent.class);
            await().atMost(PATIENCE).until(agent::registered);
            quarantine(failing, agent.workerId());
            publish(Queue.timing(DEVICE_CLASS), List.of(waiting), 1);

            await().during(Duration.ofSeconds(2))
                    .atMost(PATIENCE)
                    .until(() -> jobs.find(waiting).state() == JobState.QUEUED);
            assertThat(DATABASE.quarantine().release(LocalDevice.probe().key())).isTrue();
            publish(Queue.timing(DEVICE_CLASS), List.of(waiting), 1);

            awaitState(waiting, JobState.SUCCEEDED);
        }
    }

    private static void quarantine(String jobId, String workerId) {
        Claim claim = DATABASE.leases().claim(jobId, workerId, Duration.ofMinutes(1));
        Failure crash = new Failure(FailureCode.BACKEND_CRASHED, "signal 11");
        DATABASE.leases().fail(((Claim.Claimed) claim).lease(), crash, Duration.ZERO);
        assertThat(DATABASE.quarantine().quarantineFailing(1, 0)).hasSize(1);
    }

    private static ApplicationContext worker(String name, Map<String, Object> timing) {
        return Workers.start(name, DATABASE, TestServers.kafka(), timing);
    }

    private static void publish(String queue, List<String> ids, int idsPerRecord) {
        try (QueuePublisher publisher = new QueuePublisher(TestServers.kafka())) {
            Set<String> all = Set.copyOf(ids);
            await().atMost(PATIENCE)
                    .until(() -> publisher.publish(queue, ids, idsPerRecord), all::equals);
        }
    }

    private void awaitState(String id, JobState state) {
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(jobs.find(id))
                                .as("job with failure %s", jobs.find(id).failure())
                                .returns(state, Job::state));
    }

    private static List<AttemptOutcome> outcomes(String id) {
        return DATABASE.leases().attempts(id).stream()
                .map(Attempt::outcome)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Device device() {
        return DATABASE.devices().list(Page.first(1)).getFirst();
    }
}
