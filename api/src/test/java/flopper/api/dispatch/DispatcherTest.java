package flopper.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flopper.api.TestWorker;
import flopper.api.owner.OwnerSettings;
import flopper.db.Database;
import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.job.Job;
import flopper.db.job.JobState;
import flopper.db.job.Priority;
import flopper.db.sweep.Sweep;
import flopper.queue.QueuePublisher;
import flopper.servers.TestServers;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.Collections;
import java.util.List;

final class DispatcherTest {

    private static final String KAFKA_AWAY = "127.0.0.1:1";
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** Rounds that follow quickly, but for the wait after a failure. */
    private static final DispatchSettings QUICK = settings(Duration.ofMillis(50));

    private static final OwnerSettings OWNERS = new OwnerSettings();

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final Database database = DATABASE.database();
    private final Rows rows = new Rows(database);

    private static DispatchSettings settings(Duration interval) {
        return new DispatchSettings(
                2000, 4, interval, Duration.ofMillis(200), Duration.ofSeconds(30));
    }

    private List<String> ids(Sweep sweep) {
        return rows.jobs(sweep).stream().map(Job::id).toList();
    }

    @Test
    void queuedJobsReachAWorkerInTheirOrder() {
        Sweep sweep = rows.sweep("ada", Priority.NORMAL, rows.model("net"), 10);
        try (QueuePublisher publisher = new QueuePublisher(TestServers.kafka());
                TestWorker worker = TestWorker.start(database, TestServers.kafka(), "analysis")) {
            Dispatcher dispatcher = new Dispatcher(database, publisher, QUICK, OWNERS);
            dispatcher.start();

            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(worker.claimedIds()).isEqualTo(ids(sweep)));
            dispatcher.stop();
        }
        assertThat(rows.jobs(sweep)).extracting(Job::state).containsOnly(JobState.RUNNING);
    }

    @Test
    void aWokenDispatcherDoesNotWaitForItsNextRound() {
        try (QueuePublisher publisher = new QueuePublisher(TestServers.kafka())) {
            Dispatcher dispatcher =
                    new Dispatcher(database, publisher, settings(Duration.ofHours(1)), OWNERS);
            dispatcher.start();
            Sweep sweep = rows.sweep("ada", Priority.NORMAL, rows.model("net"), 1);

            dispatcher.wake();

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(rows.jobs(sweep).getFirst().dispatchedAt()).isPresent());
            dispatcher.stop();
        }
    }

    @Test
    void whatKafkaDidNotTakeWaitsAndIsPublishedOnceItIsBack() {
        Sweep sweep = rows.sweep("ada", Priority.NORMAL, rows.model("net"), 3);
        try (QueuePublisher away = new QueuePublisher(KAFKA_AWAY)) {
            Dispatcher dispatcher = new Dispatcher(database, away, QUICK, OWNERS);
            dispatcher.start();
            await().atMost(PATIENCE)
                    .until(() -> DATABASE.one("SELECT count(dispatched_at) FROM job").equals("3"));
            dispatcher.stop();
        }
        assertThat(rows.jobs(sweep))
                .allSatisfy(job -> {
                    assertThat(job.state()).isEqualTo(JobState.QUEUED);
                    assertThat(job.dispatchedAt()).isEmpty();
                });

        try (QueuePublisher publisher = new QueuePublisher(TestServers.kafka());
                TestWorker worker = TestWorker.start(database, TestServers.kafka(), "analysis")) {
            Dispatcher restarted = new Dispatcher(database, publisher, QUICK, OWNERS);
            restarted.start();
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(worker.claimedIds()).isEqualTo(ids(sweep)));
            restarted.stop();
        }
    }

    @Test
    void aJobWhoseRecordWasPublishedBeforeACrashIsPublishedTwiceAndClaimedOnce() {
        Sweep sweep = rows.sweep("ada", Priority.NORMAL, rows.model("net"), 3);
        List<String> ids = ids(sweep);
        try (QueuePublisher publisher = new QueuePublisher(TestServers.kafka())) {
            // As it stands after the crash: Kafka has the record, and the database does not know
            // it.
            await().atMost(PATIENCE)
                    .until(() -> publisher.publish("analysis", ids, 3).containsAll(ids));
            Dispatcher restarted = new Dispatcher(database, publisher, QUICK, OWNERS);
            restarted.start();
            await().atMost(PATIENCE)
                    .until(() -> DATABASE.one("SELECT count(dispatched_at) FROM job").equals("3"));
            restarted.stop();
        }
        try (TestWorker worker = TestWorker.start(database, TestServers.kafka(), "analysis")) {
            await().atMost(PATIENCE)
                    .until(() ->
                            ids.stream()
                                    .allMatch(id ->
                                            Collections.frequency(worker.deliveredIds(), id) == 2));
            assertThat(worker.claimedIds()).isEqualTo(ids);
        }
        assertThat(database.leases().attemptsOf(ids)).hasSize(3);
    }

    @Test
    void twoDispatchersPublishEveryJobOnce() {
        Sweep sweep = rows.sweep("ada", Priority.NORMAL, rows.model("net"), 200);
        try (QueuePublisher publisher = new QueuePublisher(TestServers.kafka());
                TestWorker worker = TestWorker.start(database, TestServers.kafka(), "analysis")) {
            Dispatcher first = new Dispatcher(database, publisher, QUICK, OWNERS);
            Dispatcher second = new Dispatcher(database, publisher, QUICK, OWNERS);
            first.start();
            second.start();

            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(worker.claimedIds())
                                    .containsExactlyInAnyOrderElementsOf(ids(sweep)));
            first.stop();
            second.stop();
        }
        assertThat(DATABASE.one("SELECT max(dispatch_count) FROM job")).isEqualTo("1");
    }
}
