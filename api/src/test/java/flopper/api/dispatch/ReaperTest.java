package flopper.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flopper.api.ApiServer;
import flopper.api.TestWorker;
import flopper.db.Database;
import flopper.db.Rows;
import flopper.db.dispatch.DispatchLimits;
import flopper.db.dispatch.Shares;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.JobState;
import flopper.queue.DeadLetter;
import flopper.queue.DeadLetterConsumer;
import flopper.queue.QueuePublisher;
import flopper.servers.TestServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** The whole service, with nobody asking it for anything. */
final class ReaperTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @RegisterExtension
    static final ApiServer SERVER =
            new ApiServer(
                    Map.of(
                            "flopper.api.reaper.interval", "100ms",
                            "flopper.api.reaper.retry-after", "10ms",
                            "flopper.api.reaper.patience", "1s"));

    private final Database database = SERVER.database();
    private final Rows rows = new Rows(database);

    private Job find(Job job) {
        return database.jobs().find(job.id()).orElseThrow();
    }

    private void claimAndFallSilent(Job job) {
        await().atMost(PATIENCE)
                .until(() ->
                        database.leases()
                                .claim(job.id(), rows.worker(), Duration.ofMillis(1))
                                .getClass()
                                .getSimpleName()
                                .equals("Claimed"));
    }

    @Test
    void theJobOfASilentWorkerGoesToAnother() {
        Job job = rows.job(JobKind.PROFILE, rows.model("silent"), 3);
        claimAndFallSilent(job);

        try (TestWorker worker = TestWorker.start(database, TestServers.kafka(), "analysis")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(worker.claimedIds()).contains(job.id()));
        }
        assertThat(find(job).attemptCount()).isEqualTo(2);
    }

    @Test
    void aJobThatUsedUpItsAttemptsFailsAndIsADeadLetter() {
        List<DeadLetter> letters = new CopyOnWriteArrayList<>();
        try (DeadLetterConsumer consumer =
                new DeadLetterConsumer(TestServers.kafka(), "reaper-test", letters::add)) {
            consumer.start();
            Job job = rows.job(JobKind.PROFILE, rows.model("dead"), 1);
            claimAndFallSilent(job);

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(find(job).state()).isEqualTo(JobState.FAILED));
            assertThat(find(job).failureCode()).contains(FailureCode.LEASE_EXPIRED);
            await().atMost(PATIENCE)
                    .until(() -> letters.stream().anyMatch(l -> l.jobIds().contains(job.id())));
        }
    }

    @Test
    void aRecordThatKafkaLostIsPublishedAgain() {
        Job job = rows.job(JobKind.PROFILE, rows.model("lost"), 3);
        // As a dispatcher leaves it that dies between marking and publishing.
        database.dispatches().dispatch(new DispatchLimits(9999), Shares.EQUAL);

        try (TestWorker worker = TestWorker.start(database, TestServers.kafka(), "analysis")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(worker.claimedIds()).contains(job.id()));
        }
    }

    @Test
    void aQueuedJobWhoseRecordIsADeadLetterFailsWithTheCause() {
        String worker = rows.worker();
        rows.device("cpu-poison", worker);
        Job job = rows.job(JobKind.MEASUREMENT, rows.model("poison"), 3);
        await().atMost(PATIENCE).until(() -> find(job).dispatchedAt().isPresent());
        try (QueuePublisher publisher = new QueuePublisher(TestServers.kafka())) {
            await().atMost(PATIENCE)
                    .until(() -> publisher.bury(job.queue(), List.of(job.id())).contains(job.id()));
        }

        await().atMost(PATIENCE)
                .untilAsserted(() -> {
                    // Jobs of devices that fell silent are taken back from Kafka.
                    database.workers().heartbeat(worker);
                    assertThat(find(job).state()).isEqualTo(JobState.FAILED);
                });
        assertThat(find(job).failure().orElseThrow().detail()).contains("none of them claimed");
    }
}
