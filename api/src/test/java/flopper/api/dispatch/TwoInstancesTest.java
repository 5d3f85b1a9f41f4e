package flopper.api.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import flopper.api.ApiServer;
import flopper.api.TestWorker;
import flopper.db.Database;
import flopper.db.DatabaseSettings;
import flopper.db.Rows;
import flopper.db.job.Job;
import flopper.db.job.JobState;
import flopper.db.job.Priority;
import flopper.db.lease.Attempt;
import flopper.db.lease.AttemptOutcome;
import flopper.servers.TestServers;
import flopper.servers.postgres.PostgresAddress;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Two services over one database and one Kafka, both always at work. */
final class TwoInstancesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final PostgresAddress ADDRESS = TestServers.postgres();

    /** Rounds so often that the two are at it at the same time; no record counts as lost. */
    private static final Map<String, Object> EAGER =
            Map.of(
                    "flopper.api.dispatch.interval", "5ms",
                    "flopper.api.reaper.interval", "5ms",
                    "flopper.api.reaper.retry-after", "10ms",
                    "flopper.api.reaper.patience", "1h");

    @RegisterExtension static final ApiServer FIRST = new ApiServer(EAGER, TwoInstancesTest::open);
    @RegisterExtension static final ApiServer SECOND = new ApiServer(EAGER, TwoInstancesTest::open);

    private final Database database = FIRST.database();
    private final Rows rows = new Rows(database);

    private static Database open() {
        return Database.open(
                DatabaseSettings.of(ADDRESS.url(), ADDRESS.user(), ADDRESS.password()));
    }

    @Test
    void everyJobIsDispatchedOnceAndTakenFromASilentWorkerOnce() {
        List<String> silent = ids("silent", 50);
        awaitDispatched(silent);
        database.leases().claimAll(silent, rows.worker(), Duration.ofMillis(1));
        // Each waits for its next attempt, and is published for it by one of the two.
        awaitDispatched(silent);
        List<String> fresh =
                IntStream.range(0, 20)
                        .mapToObj(number -> ids("fresh-" + number, 10))
                        .flatMap(List::stream)
                        .toList();
        try (TestWorker worker = TestWorker.start(database, TestServers.kafka(), "analysis")) {
            await().atMost(PATIENCE)
                    .untilAsserted(() ->
                            assertThat(worker.claimedIds()).containsAll(silent).containsAll(fresh));

            assertThat(worker.claimedIds()).doesNotHaveDuplicates();
            assertThat(worker.deliveredIds().stream().filter(fresh::contains)).hasSameSizeAs(fresh);
            // The record of the first attempt, which the silent worker left, and that of the
            // second.
            assertThat(worker.deliveredIds().stream().filter(silent::contains))
                    .hasSize(2 * silent.size());
        }
        assertThat(database.leases().attemptsOf(fresh)).hasSameSizeAs(fresh);
        List<Attempt> attempts = database.leases().attemptsOf(silent);
        assertThat(attempts).hasSize(2 * silent.size());
        assertThat(attempts)
                .filteredOn(attempt -> attempt.number() == 1)
                .extracting(Attempt::outcome)
                .containsOnly(Optional.of(AttemptOutcome.LEASE_EXPIRED));
    }

    /** The jobs of a new sweep. */
    private List<String> ids(String model, int count) {
        return rows.jobs(rows.sweep(model, Priority.NORMAL, rows.model(model), count)).stream()
                .map(Job::id)
                .toList();
    }

    private void awaitDispatched(List<String> ids) {
        await().atMost(PATIENCE)
                .until(() ->
                        ids.stream()
                                .map(id -> database.jobs().find(id).orElseThrow())
                                .allMatch(job ->
                                        job.state() == JobState.QUEUED
                                                && job.dispatchedAt().isPresent()));
    }
}
