package flopper.db.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.JobState;
import flopper.db.job.NewJob;
import flopper.db.job.Priority;
import flopper.db.model.Model;
import flopper.db.row.Page;
import flopper.db.workload.Cell;
import flopper.db.workload.InputShapes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class SweepStoreTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final SweepStore sweeps = DATABASE.database().sweeps();
    private final Rows rows = new Rows(DATABASE.database());

    private static NewSweep keyed(String key, String body) {
        return new NewSweep(
                "nightly", "ada", Priority.HIGH, 2, body, Rows.sha256(body), Optional.of(key));
    }

    private List<NewJob> jobs(String model) {
        return List.of(NewJob.of(JobKind.PROFILE, Rows.profileCell(rows.model(model), 1)));
    }

    @Test
    void aSubmissionIsStoredWithItsJobsInOrder() {
        Model model = rows.model("net");
        Cell profile = Rows.profileCell(model, 8);
        Cell measurement = Rows.measurementCell(model, 2);

        Sweep sweep =
                rows.submit(
                        keyed("k", "{\"batch\": [8]}"),
                        List.of(
                                NewJob.of(JobKind.PROFILE, profile),
                                NewJob.of(JobKind.MEASUREMENT, measurement)));

        assertThat(sweep.name()).isEqualTo("nightly");
        assertThat(sweep.priority()).isEqualTo(Priority.HIGH);
        assertThat(sweep.total()).isEqualTo(2);
        assertThat(sweep.counts()).isEqualTo(new SweepCounts(2, 0, 0, 0, 0));
        assertThat(sweep.counts().byState()).containsEntry(JobState.QUEUED, 2).hasSize(5);
        assertThat(sweep.finishedAt()).isEmpty();
        assertThat(sweeps.findRequestJson(sweep.id())).contains("{\"batch\": [8]}");
        List<Job> jobs = rows.jobs(sweep);
        assertThat(jobs).extracting(Job::cell).containsExactly(profile, measurement);
        assertThat(jobs).extracting(Job::queue).containsExactly("analysis", "timing.test-cpu");
        assertThat(jobs)
                .allSatisfy(job -> {
                    assertThat(job.sweepId()).contains(sweep.id());
                    assertThat(job.owner()).isEqualTo("ada");
                    assertThat(job.priority()).isEqualTo(Priority.HIGH);
                    assertThat(job.maxAttempts()).isEqualTo(2);
                    assertThat(job.state()).isEqualTo(JobState.QUEUED);
                    assertThat(job.dispatchedAt()).isEmpty();
                });
    }

    @Test
    void namesAndShapesComeBackAsTheyWere() {
        Model model = rows.model("net");
        InputShapes shapes = InputShapes.parse("b=\na\\n\\\\=1x3\n" + "c=d=0x18014398509481984");
        Cell cell =
                Cell.profile("net:'ü", model.id(), model.graphId(), OptionalLong.empty(), shapes);

        Sweep sweep =
                rows.submit(
                        Rows.newSweep("o'Brien; --", Priority.LOW, 1),
                        List.of(NewJob.of(JobKind.PROFILE, cell)));

        assertThat(rows.jobs(sweep).getFirst().cell()).isEqualTo(cell);
        assertThat(sweep.owner()).isEqualTo("o'Brien; --");
    }

    @Test
    void aSweepWhoseCellsAreAllAnsweredFromTheStoreIsFinishedAtOnce() {
        Model model = rows.model("net");
        String profileId = DATABASE.database().profiles().put(Rows.profile(model, 1));

        Sweep sweep =
                rows.submit(
                        Rows.newSweep("ada", Priority.NORMAL, 1),
                        List.of(
                                NewJob.of(JobKind.PROFILE, Rows.profileCell(model, 1))
                                        .answeredBy(profileId)));

        assertThat(sweep.reused()).isEqualTo(1);
        assertThat(sweep.counts()).isEqualTo(new SweepCounts(0, 0, 1, 0, 0));
        assertThat(sweep.finishedAt()).isPresent();
        assertThat(rows.jobs(sweep).getFirst().resultId()).contains(profileId);
    }

    @Test
    void theSameKeyAndBodyAreTheSameSweep() {
        Sweep first = rows.submit(keyed("k", "{}"), jobs("net"));

        assertThat(sweeps.submit(keyed("k", "{}"), jobs("net")))
                .isEqualTo(new Submission.Repeated(first));
        assertThat(sweeps.findEarlier("ada", "k", Rows.sha256("{}")))
                .contains(new Submission.Repeated(first));
        assertThat(DATABASE.count("sweep")).isEqualTo(1);
        assertThat(DATABASE.count("job")).isEqualTo(1);
    }

    @Test
    void theSameKeyWithAnotherBodyIsTaken() {
        Sweep first = rows.submit(keyed("k", "{}"), jobs("net"));

        assertThat(sweeps.submit(keyed("k", "{\"a\": 1}"), jobs("net")))
                .isEqualTo(new Submission.KeyTaken(first));
        assertThat(DATABASE.count("job")).isEqualTo(1);
    }

    @Test
    void keysOfTwoOwnersDoNotMeet() {
        rows.submit(keyed("k", "{}"), jobs("net"));
        NewSweep other =
                new NewSweep(
                        "x", "bob", Priority.LOW, 1, "{}", Rows.sha256("{}"), Optional.of("k"));

        assertThat(sweeps.submit(other, jobs("net"))).isInstanceOf(Submission.Accepted.class);
        assertThat(sweeps.findEarlier("eve", "k", Rows.sha256("{}"))).isEmpty();
    }

    @Test
    void aKeyThatIsBeingStoredIsInFlight() throws SQLException {
        try (Connection connection = DATABASE.connect();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("SELECT pg_advisory_xact_lock(hashtext('ada'), hashtext('k'))");

            assertThat(sweeps.submit(keyed("k", "{}"), jobs("net")))
                    .isEqualTo(new Submission.InFlight());
            connection.rollback();
        }
        assertThat(DATABASE.count("sweep")).isZero();
        assertThat(sweeps.submit(keyed("k", "{}"), jobs("net")))
                .isInstanceOf(Submission.Accepted.class);
    }

    @Test
    void manyWithOneKeyAtOnceStoreOneSweep() throws Exception {
        List<NewJob> jobs = jobs("net");
        List<Future<Submission>> submissions = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                submissions.add(threads.submit(() -> sweeps.submit(keyed("k", "{}"), jobs)));
            }
        }

        int accepted = 0;
        for (Future<Submission> submission : submissions) {
            switch (submission.get()) {
                case Submission.Accepted _ -> accepted++;
                case Submission.Repeated _, Submission.InFlight _ -> {}
                case Submission.KeyTaken taken -> throw new AssertionError(taken);
            }
        }
        assertThat(accepted).isEqualTo(1);
        assertThat(DATABASE.count("sweep")).isEqualTo(1);
        assertThat(DATABASE.count("job")).isEqualTo(1);
    }

    @Test
    void aJobThatCannotBeStoredLeavesNothingOfItsSweep() {
        Cell noGraph =
                Cell.profile(
                        "net:latest",
                        rows.model("net").id(),
                        "sha256:" + "0".repeat(64),
                        OptionalLong.empty(),
                        InputShapes.none());

        assertThatThrownBy(() ->
                        sweeps.submit(
                                keyed("k", "{}"), List.of(NewJob.of(JobKind.PROFILE, noGraph))))
                .hasMessageContaining("job_graph_id_fkey");

        assertThat(DATABASE.count("sweep")).isZero();
        assertThat(DATABASE.count("job")).isZero();
    }

    @Test
    void sweepsAreListedNewestFirst() {
        Sweep older = rows.sweep("ada", Priority.NORMAL, rows.model("net"), 1);
        Sweep newer = rows.sweep("bob", Priority.NORMAL, rows.model("net"), 1);

        assertThat(sweeps.list(Page.first(5))).containsExactly(newer, older);
        assertThat(sweeps.list(Page.after(newer.id(), 5))).containsExactly(older);
    }

    @Test
    void waitingTellsQueueByQueueWhatTheRestWaitsFor() {
        Model model = rows.model("net");
        Sweep sweep = rows.sweep("ada", Priority.NORMAL, model, 3);
        String running = rows.jobs(sweep).getFirst().id();
        DATABASE.database().leases().claim(running, rows.worker(), Duration.ofMinutes(1));
        DATABASE.execute(
                "UPDATE job SET next_attempt_at = now() + interval '1 hour' WHERE batch = 2");
        DATABASE.execute(
                "UPDATE job SET dispatched_at = now(), dispatch_count = 1 WHERE batch = 3");

        List<QueueShare> waiting = sweeps.waiting(sweep.id());

        assertThat(waiting).hasSize(1);
        QueueShare share = waiting.getFirst();
        assertThat(share.queue()).isEqualTo("analysis");
        assertThat(share.jobs()).isEqualTo(2);
        assertThat(share.inKafka()).isEqualTo(1);
        assertThat(share.delayed()).isEqualTo(1);
        assertThat(share.nextAttemptAt()).isPresent();
        assertThat(share.running()).isEqualTo(1);
        assertThat(sweeps.waiting("no id")).isEmpty();
    }

    @Test
    void endedWithinCountsRecentEndsOnly() {
        Sweep sweep = rows.sweep("ada", Priority.NORMAL, rows.model("net"), 3);
        DATABASE.database().jobs().cancelSweep(sweep.id());
        DATABASE.execute(
                "UPDATE job SET finished_at = now() - interval '2 minutes' WHERE batch = 1");
        DATABASE.execute("UPDATE job SET reused = true WHERE batch = 2");

        assertThat(sweeps.endedWithin(sweep.id(), Duration.ofMinutes(1))).isEqualTo(1);
        assertThat(sweeps.endedWithin(sweep.id(), Duration.ofMinutes(5))).isEqualTo(2);
        assertThat(sweeps.endedWithin(sweep.id(), Duration.ofNanos(1))).isZero();
        assertThat(sweeps.endedWithin(sweep.id(), Duration.ofDays(3650).plusNanos(1))).isEqualTo(2);
    }
}
