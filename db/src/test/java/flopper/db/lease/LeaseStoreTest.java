package flopper.db.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import static java.time.temporal.ChronoUnit.SECONDS;

import flopper.db.Rows;
import flopper.db.TestDatabase;
import flopper.db.dispatch.DispatchLimits;
import flopper.db.dispatch.Shares;
import flopper.db.failure.Blame;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobKind;
import flopper.db.job.JobState;
import flopper.db.job.Priority;
import flopper.db.row.Ids;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class LeaseStoreTest {

    private static final Duration LEASE = Duration.ofMinutes(1);
    private static final Failure CRASH = new Failure(FailureCode.BACKEND_CRASHED, "signal 11");

    @RegisterExtension static final TestDatabase DATABASE = TestDatabase.create();

    private final LeaseStore leases = DATABASE.database().leases();
    private final Rows rows = new Rows(DATABASE.database());

    private Job job(int maxAttempts) {
        return rows.job(JobKind.PROFILE, rows.model("net"), maxAttempts);
    }

    private Lease claim(Job job) {
        return switch (leases.claim(job.id(), rows.worker(), LEASE)) {
            case Claim.Claimed claimed -> claimed.lease();
            case Claim.Refused refused -> throw new AssertionError(refused);
            case Claim.Unknown unknown -> throw new AssertionError(unknown);
        };
    }

    private Job find(Job job) {
        return DATABASE.database().jobs().find(job.id()).orElseThrow();
    }

    private void runOut() {
        DATABASE.execute(
                "UPDATE job SET lease_expires_at = now() - interval '1 second' WHERE state ="
                        + " 'RUNNING'");
    }

    @Test
    void aClaimStartsAnAttempt() {
        Job job = job(3);
        String worker = rows.worker();

        Claim claim = leases.claim(job.id(), worker, LEASE);

        assertThat(claim).isInstanceOf(Claim.Claimed.class);
        Job claimed = ((Claim.Claimed) claim).job();
        assertThat(claimed).isEqualTo(find(job));
        assertThat(claimed.state()).isEqualTo(JobState.RUNNING);
        assertThat(claimed.attemptCount()).isEqualTo(1);
        assertThat(claimed.workerId()).contains(worker);
        assertThat(claimed.startedAt()).isPresent();
        assertThat(claimed.leaseExpiresAt().orElseThrow())
                .isCloseTo(claimed.startedAt().orElseThrow().plus(LEASE), within(1, SECONDS));
        assertThat(leases.attempts(job.id()))
                .singleElement()
                .satisfies(attempt -> {
                    assertThat(attempt.number()).isEqualTo(1);
                    assertThat(attempt.workerId()).isEqualTo(worker);
                    assertThat(attempt.worker()).isEqualTo("host/" + worker);
                    assertThat(attempt.outcome()).isEmpty();
                });
    }

    @Test
    void ofManyThatClaimOneJobAtOnceOneWins() throws Exception {
        Job job = job(3);
        List<String> workers = new ArrayList<>();
        for (int i = 0; i < 32; i++) {
            workers.add(rows.worker());
        }

        List<Future<Claim>> claims = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            workers.forEach(worker ->
                    claims.add(threads.submit(() -> leases.claim(job.id(), worker, LEASE))));
        }

        int won = 0;
        for (Future<Claim> claim : claims) {
            if (claim.get() instanceof Claim.Claimed) {
                won++;
            } else {
                assertThat(claim.get()).isEqualTo(new Claim.Refused(job.id(), JobState.RUNNING));
            }
        }
        assertThat(won).isEqualTo(1);
        assertThat(find(job).attemptCount()).isEqualTo(1);
        assertThat(leases.attempts(job.id())).hasSize(1);
    }

    @Test
    void overlappingBatchesClaimedAtOnceGiveEachJobToOneWorker() throws Exception {
        List<String> ids =
                rows.jobs(rows.sweep("ada", Priority.NORMAL, rows.model("net"), 100)).stream()
                        .map(Job::id)
                        .toList();
        List<Future<List<Claim>>> batches = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 16; i++) {
                List<String> shuffled = new ArrayList<>(ids);
                Collections.shuffle(shuffled, new Random(i));
                String worker = rows.worker();
                batches.add(
                        threads.submit(
                                () -> leases.claimAll(shuffled.subList(0, 60), worker, LEASE)));
            }
        }

        List<String> claimed = new ArrayList<>();
        for (Future<List<Claim>> batch : batches) {
            assertThat(batch.get()).hasSize(60);
            batch.get().stream()
                    .filter(Claim.Claimed.class::isInstance)
                    .map(Claim::jobId)
                    .forEach(claimed::add);
        }
        assertThat(claimed).doesNotHaveDuplicates();
        assertThat(DATABASE.count("job_attempt")).isEqualTo(claimed.size());
    }

    @Test
    void claimingSeveralAnswersInTheOrderAsked() {
        Job free = job(1);
        Job taken = job(1);
        claim(taken);
        String unknown = Ids.next();

        List<Claim> claims =
                leases.claimAll(
                        List.of("garbage", taken.id(), unknown, free.id(), free.id()),
                        rows.worker(),
                        LEASE);

        assertThat(claims)
                .extracting(Claim::jobId)
                .containsExactly("garbage", taken.id(), unknown, free.id());
        assertThat(claims.get(0)).isEqualTo(new Claim.Unknown("garbage"));
        assertThat(claims.get(1)).isEqualTo(new Claim.Refused(taken.id(), JobState.RUNNING));
        assertThat(claims.get(2)).isEqualTo(new Claim.Unknown(unknown));
        assertThat(claims.get(3)).isInstanceOf(Claim.Claimed.class);
    }

    @Test
    void aJobWhoseNextAttemptIsNotDueIsRefused() {
        Job job = job(2);
        leases.fail(claim(job), CRASH, Duration.ofMinutes(5));

        assertThat(leases.claim(job.id(), rows.worker(), LEASE))
                .isEqualTo(new Claim.Refused(job.id(), JobState.QUEUED));
    }

    @Test
    void aHeartbeatExtendsTheLeaseOfItsHolderOnly() {
        Job job = job(1);
        Lease lease = claim(job);

        assertThat(leases.heartbeat(lease, Duration.ofHours(1))).isTrue();
        assertThat(find(job).leaseExpiresAt().orElseThrow())
                .isAfter(find(job).startedAt().orElseThrow().plus(Duration.ofMinutes(59)));
        assertThat(leases.heartbeat(new Lease(job.id(), Ids.next()), LEASE)).isFalse();
        assertThat(leases.heartbeat(new Lease(job.id(), "guess"), LEASE)).isFalse();
    }

    @Test
    void severalHeartbeatsTellWhichJobsAreStillOwned() {
        Job kept = job(1);
        Job lost = job(1);
        List<Lease> held = List.of(claim(kept), claim(lost));
        DATABASE.database().jobs().cancel(lost.id());

        assertThat(leases.heartbeatAll(held, LEASE)).containsExactly(kept.id());
        assertThat(leases.heartbeatAll(List.of(), LEASE)).isEmpty();
    }

    @Test
    void aFailureOfTheDeviceIsTriedAgainUntilAttemptsAreUsedUp() {
        Job job = job(2);

        assertThat(leases.fail(claim(job), CRASH, Duration.ZERO)).contains(JobState.QUEUED);
        Job waiting = find(job);
        assertThat(waiting.failure()).isEmpty();
        assertThat(waiting.workerId()).isEmpty();
        assertThat(leases.fail(claim(job), CRASH, Duration.ZERO)).contains(JobState.FAILED);

        Job failed = find(job);
        assertThat(failed.failure()).contains(CRASH);
        assertThat(failed.attemptCount()).isEqualTo(2);
        assertThat(failed.finishedAt()).isPresent();
        assertThat(leases.attempts(job.id()))
                .extracting(Attempt::outcome)
                .allSatisfy(outcome -> assertThat(outcome).contains(AttemptOutcome.FAILED))
                .hasSize(2);
        assertThat(leases.attempts(job.id()).getFirst().failure()).contains(CRASH);
    }

    @Test
    void aFailureOfTheInputIsNotTriedAgain() {
        Job job = job(3);
        Failure failure = new Failure(FailureCode.SHAPE_MISMATCH, "node Conv_3: 3 is not 64");
        assertThat(failure.blame()).isEqualTo(Blame.USER);

        assertThat(leases.fail(claim(job), failure, Duration.ZERO)).contains(JobState.FAILED);

        assertThat(find(job).failure()).contains(failure);
    }

    @Test
    void aLostLeaseCanChangeNothing() {
        Job job = job(3);
        Lease stale = claim(job);
        runOut();
        leases.expireLeases(Duration.ZERO);
        Lease current = claim(job);
        Job before = find(job);

        assertThat(leases.fail(stale, CRASH, Duration.ZERO)).isEmpty();
        assertThat(leases.release(stale)).isFalse();
        assertThat(leases.heartbeat(stale, LEASE)).isFalse();
        assertThat(leases.lock(List.of(stale))).isEmpty();

        assertThat(find(job)).isEqualTo(before);
        assertThat(leases.heartbeat(current, LEASE)).isTrue();
    }

    @Test
    void aReleasedJobIsQueuedAtOnceWithItsAttemptsUnharmed() {
        Job job = job(1);

        assertThat(leases.release(claim(job))).isTrue();

        assertThat(find(job).state()).isEqualTo(JobState.QUEUED);
        assertThat(find(job).attemptCount()).isZero();
        claim(job);
        assertThat(leases.attempts(job.id())).extracting(Attempt::number).containsExactly(1, 2);
        assertThat(leases.attempts(job.id()).getFirst().outcome())
                .contains(AttemptOutcome.RELEASED);
    }

    @Test
    void anExpiredLeaseIsTriedAgainAndFailsOnceAttemptsAreUsedUp() {
        Job job = job(2);
        claim(job);
        assertThat(leases.expireLeases(Duration.ZERO)).isEmpty();

        runOut();
        assertThat(leases.expireLeases(Duration.ZERO))
                .containsExactly(new ReapedJob(job.id(), "analysis", JobState.QUEUED));
        claim(job);
        runOut();
        assertThat(leases.expireLeases(Duration.ZERO))
                .containsExactly(new ReapedJob(job.id(), "analysis", JobState.FAILED));

        Failure failure = find(job).failure().orElseThrow();
        assertThat(failure.code()).isEqualTo(FailureCode.LEASE_EXPIRED);
        assertThat(failure.detail()).contains("host/").contains("silent");
        assertThat(leases.attempts(job.id()))
                .extracting(Attempt::outcome)
                .allSatisfy(outcome -> assertThat(outcome).contains(AttemptOutcome.LEASE_EXPIRED));
    }

    @Test
    void eachAttemptAfterALostOneWaitsTwiceAsLong() {
        Job job = job(4);
        for (String hours : List.of("1", "2", "4")) {
            DATABASE.execute("UPDATE job SET next_attempt_at = now()");
            claim(job);
            runOut();
            leases.expireLeases(Duration.ofHours(1));

            String wait = "round(extract(epoch FROM next_attempt_at - now()) / 3600)";
            assertThat(DATABASE.one("SELECT %s FROM job".formatted(wait))).isEqualTo(hours);
        }
    }

    @Test
    void reapersAtOnceTakeEachJobAwayOnce() throws Exception {
        for (Job job : rows.jobs(rows.sweep("ada", Priority.NORMAL, rows.model("net"), 50))) {
            claim(job);
        }
        runOut();
        List<Future<List<ReapedJob>>> reaps = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                reaps.add(threads.submit(() -> leases.expireLeases(Duration.ZERO)));
            }
        }

        List<String> reaped = new ArrayList<>();
        for (Future<List<ReapedJob>> reap : reaps) {
            reap.get().forEach(job -> reaped.add(job.id()));
        }
        assertThat(reaped).hasSize(50).doesNotHaveDuplicates();
    }

    @Test
    void tokensAreNeverTheSame() {
        Job job = job(1);
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 5; i++) {
            Lease lease = claim(job);
            tokens.add(lease.token());
            leases.release(lease);
        }

        assertThat(tokens).hasSize(5);
    }

    @Test
    void theStoriesOfSeveralJobsComeTogether() {
        Job first = job(1);
        Job second = job(1);
        claim(first);
        claim(second);

        assertThat(leases.attemptsOf(List.of(first.id(), second.id(), "x")))
                .extracting(Attempt::jobId)
                .containsExactly(first.id(), second.id());
    }

    @Test
    void aQueuedJobWhoseRecordWasGivenUpFailsWithTheCause() {
        Job dispatched = job(3);
        Job running = job(3);
        DATABASE.database().dispatches().dispatch(new DispatchLimits(10), Shares.EQUAL);
        Job waiting = job(3);
        claim(running);
        Failure cause = new Failure(FailureCode.INTERNAL_ERROR, "no worker could claim it");
        List<String> all = List.of(dispatched.id(), running.id(), waiting.id(), "garbage");

        assertThat(leases.bury(all, Instant.now().minusSeconds(60), cause)).isEmpty();
        assertThat(leases.bury(all, Instant.now().plusSeconds(60), cause))
                .containsExactly(dispatched.id());

        assertThat(find(dispatched).state()).isEqualTo(JobState.FAILED);
        assertThat(find(dispatched).failure()).contains(cause);
        assertThat(find(running).state()).isEqualTo(JobState.RUNNING);
        assertThat(find(waiting).state()).isEqualTo(JobState.QUEUED);
    }
}
