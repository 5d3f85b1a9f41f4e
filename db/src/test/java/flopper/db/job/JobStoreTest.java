package flopper.db.job;

import static org.assertj.core.api.Assertions.assertThat;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.lease.AttemptOutcome;
import flopper.db.lease.Claim;
import flopper.db.model.Model;
import flopper.db.row.Ids;
import flopper.db.row.Page;
import flopper.db.sweep.Sweep;
import flopper.db.workload.InputShapes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

final class JobStoreTest {

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final JobStore jobs = DATABASE.database().jobs();
    private final Rows rows = new Rows(DATABASE.database());

    private Claim.Claimed claim(Job job) {
        return (Claim.Claimed)
                DATABASE.database().leases().claim(job.id(), rows.worker(), Duration.ofMinutes(1));
    }

    private Job find(Job job) {
        return jobs.find(job.id()).orElseThrow();
    }

    @Test
    void aWaitingJobIsCancelledOnce() {
        Job job = rows.job(JobKind.PROFILE, rows.model("net"), 1);

        assertThat(jobs.cancel(job.id())).isTrue();
        assertThat(jobs.cancel(job.id())).isFalse();
        assertThat(find(job).state()).isEqualTo(JobState.CANCELLED);
        assertThat(find(job).finishedAt()).isPresent();
        assertThat(jobs.cancel("nothing")).isFalse();
    }

    @Test
    void cancellingARunningJobTakesTheLeaseAway() {
        Job job = rows.job(JobKind.PROFILE, rows.model("net"), 1);
        Claim.Claimed claimed = claim(job);

        assertThat(jobs.cancel(job.id())).isTrue();

        assertThat(DATABASE.database().leases().heartbeat(claimed.lease(), Duration.ofMinutes(1)))
                .isFalse();
        assertThat(DATABASE.database().leases().attempts(job.id()))
                .singleElement()
                .satisfies(attempt -> {
                    assertThat(attempt.outcome()).contains(AttemptOutcome.CANCELLED);
                    assertThat(attempt.endedAt()).isPresent();
                });
    }

    @Test
    void cancellingASweepLeavesWhatHasEnded() {
        Sweep sweep = rows.sweep("ada", Priority.NORMAL, rows.model("net"), 3);
        Job ended = rows.jobs(sweep).getFirst();
        DATABASE.database()
                .leases()
                .fail(
                        claim(ended).lease(),
                        new Failure(FailureCode.SHAPE_MISMATCH, "Conv"),
                        Duration.ZERO);

        assertThat(jobs.cancelSweep(sweep.id())).isEqualTo(2);

        assertThat(find(ended).state()).isEqualTo(JobState.FAILED);
        assertThat(jobs.ofSweep(sweep.id(), Optional.of(JobState.CANCELLED), Page.first(9)))
                .hasSize(2);
    }

    @Test
    void retryingASweepPutsFailedAndCancelledJobsBack() {
        Sweep sweep = rows.sweep("ada", Priority.NORMAL, rows.model("net"), 2);
        Job failed = rows.jobs(sweep).getFirst();
        DATABASE.database()
                .leases()
                .fail(
                        claim(failed).lease(),
                        new Failure(FailureCode.SHAPE_MISMATCH, "Conv"),
                        Duration.ZERO);
        jobs.cancelSweep(sweep.id());

        assertThat(jobs.retrySweep(sweep.id())).isEqualTo(2);
        assertThat(jobs.retrySweep(sweep.id())).isZero();

        Job again = find(failed);
        assertThat(again.state()).isEqualTo(JobState.QUEUED);
        assertThat(again.failure()).isEmpty();
        assertThat(again.attemptCount()).isZero();
        assertThat(again.dispatchedAt()).isEmpty();
        assertThat(claim(again).job().attemptCount()).isEqualTo(1);
        assertThat(DATABASE.database().leases().attempts(failed.id())).hasSize(2);
    }

    @Test
    void cancellingAndRetryingASweepByManyAtOnceNeverDeadlocks() throws Exception {
        Sweep sweep = rows.sweep("ada", Priority.NORMAL, rows.model("net"), 200);
        List<Future<Integer>> calls;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            calls =
                    IntStream.range(0, 32)
                            .mapToObj(i ->
                                    threads.submit(() ->
                                            i % 2 == 0
                                                    ? jobs.cancelSweep(sweep.id())
                                                    : jobs.retrySweep(sweep.id())))
                            .toList();
        }

        for (Future<Integer> call : calls) {
            assertThat(call.get()).isBetween(0, 200);
        }
    }

    @Test
    void aProfileAskedForTwiceIsOneJobWhileItIsOpen() {
        Model model = rows.model("net");
        NewJob wanted = NewJob.of(JobKind.PROFILE, Rows.profileCell(model, 1));
        JobOrder order = new JobOrder(Optional.empty(), "ada", Priority.HIGH, 3);

        Job first = jobs.profile(order, wanted);

        assertThat(first.sweepId()).isEmpty();
        assertThat(jobs.profile(order, wanted).id()).isEqualTo(first.id());
        jobs.cancel(first.id());
        assertThat(jobs.profile(order, wanted).id()).isNotEqualTo(first.id());
    }

    @Test
    void theProfileAnEarlierJobCountedIsFoundByWhatWasAskedFor() {
        Model model = rows.model("net");
        Job job = rows.job(JobKind.PROFILE, model, 1);
        DATABASE.database().completeProfile(claim(job).lease(), Rows.profile(model, 1));

        assertThat(jobs.findProfileId(model.graphId(), OptionalLong.of(1), InputShapes.none()))
                .isEqualTo(find(job).resultId())
                .isPresent();
        assertThat(jobs.findProfileId(model.graphId(), OptionalLong.empty(), InputShapes.none()))
                .isEmpty();
    }

    @Test
    void pagesRunThroughTheJobsOfASweepInTheOrderOfItsCells() {
        Sweep sweep = rows.sweep("ada", Priority.NORMAL, rows.model("net"), 5);
        List<Job> all = rows.jobs(sweep);

        List<Job> first = jobs.ofSweep(sweep.id(), Optional.empty(), Page.first(3));
        List<Job> rest =
                jobs.ofSweep(sweep.id(), Optional.empty(), Page.after(first.getLast().id(), 3));

        assertThat(first).isEqualTo(all.subList(0, 3));
        assertThat(rest).isEqualTo(all.subList(3, 5));
        assertThat(all.stream().map(job -> job.cell().batch().orElseThrow()))
                .containsExactly(1L, 2L, 3L, 4L, 5L);
        assertThat(jobs.list(Page.first(1))).containsExactly(all.getLast());
        assertThat(jobs.find(Ids.next())).isEmpty();
    }
}
