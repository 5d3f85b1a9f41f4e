package flopper.db.lease;

import flopper.db.failure.Blame;
import flopper.db.failure.Failure;
import flopper.db.failure.FailureCode;
import flopper.db.job.Job;
import flopper.db.job.JobState;

import org.jdbi.v3.sqlobject.config.KeyColumn;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.config.ValueColumn;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who runs which job. Every claim is a compare-and-set that makes up a new lease token, and every
 * later step names that token, so a worker that lost its lease can change nothing any more. All
 * instants are the database's. Statements over several jobs lock them in the order of their ids.
 */
@RegisterConstructorMapper(Job.class)
@RegisterConstructorMapper(ClaimRow.class)
@RegisterConstructorMapper(Attempt.class)
@RegisterConstructorMapper(ReapedJob.class)
public interface LeaseStore {

    /** Takes a job to run it. */
    default Claim claim(String jobId, String workerId, Duration lease) {
        return claimAll(List.of(jobId), workerId, lease).getFirst();
    }

    /**
     * Takes jobs to run them; answers in the order of the ids, one answer for each distinct id. A
     * worker whose device is in quarantine gets no measurement, and none gets one for another unit:
     * those are to be dispatched anew.
     */
    @Transaction
    default List<Claim> claimAll(Collection<String> jobIds, String workerId, Duration lease) {
        Set<String> distinct = new LinkedHashSet<>(jobIds);
        Map<String, Claim> claims = new HashMap<>();
        for (ClaimRow row : claimRows(distinct, workerId, lease)) {
            claims.put(row.job().id(), row.claim());
        }
        List<String> others = distinct.stream().filter(id -> !claims.containsKey(id)).toList();
        if (!others.isEmpty()) {
            states(others).forEach((id, state) -> claims.put(id, new Claim.Refused(id, state)));
        }
        return distinct.stream().map(id -> claims.getOrDefault(id, new Claim.Unknown(id))).toList();
    }

    /** Extends a lease; false where it is lost, because it ran out or the job was cancelled. */
    default boolean heartbeat(Lease lease, Duration extension) {
        return !heartbeatAll(List.of(lease), extension).isEmpty();
    }

    /** Extends leases; answers the ids of the jobs that are still owned. */
    default Set<String> heartbeatAll(List<Lease> leases, Duration extension) {
        return extend(jobIds(leases), tokens(leases), extension);
    }

    /**
     * Ends an attempt with a failure. The job goes back to QUEUED where attempts are left and the
     * input is not to blame, and to FAILED otherwise.
     *
     * @param retryAfter how long the next attempt waits
     * @return the state it went to; empty where the lease was lost and nothing changed
     */
    default Optional<JobState> fail(Lease lease, Failure failure, Duration retryAfter) {
        return end(
                lease.jobId(),
                lease.token(),
                failure.blame() != Blame.USER,
                failure.code(),
                failure.detail(),
                retryAfter);
    }

    /** Gives a job back unharmed, attempt not counted; false where the lease was lost. */
    default boolean release(Lease lease) {
        return giveBack(lease.jobId(), lease.token());
    }

    /**
     * Takes jobs away from workers whose lease ran out: back to QUEUED where attempts are left, else
     * to FAILED with {@link FailureCode#LEASE_EXPIRED}.
     *
     * @param retryAfter how long the second attempt waits; each further one twice as long
     */
    @SqlQuery(
            """
            WITH expired AS (
                SELECT job.id, job.attempt_count < job.max_attempts AS again,
                       'worker ' || worker.name || ' was silent until its lease ran out' AS detail
                FROM job
                JOIN worker ON worker.id = job.worker_id
                WHERE job.state = 'RUNNING' AND job.lease_expires_at < clock_timestamp()
                ORDER BY job.id
                LIMIT 1000
                FOR UPDATE OF job SKIP LOCKED
            ), attempts AS (
                UPDATE job_attempt
                SET ended_at = clock_timestamp(), outcome = 'LEASE_EXPIRED',
                    failure_code = 'LEASE_EXPIRED', failure_detail = expired.detail
                FROM expired
                WHERE job_id = expired.id AND ended_at IS NULL
            )
            UPDATE job
            SET state = CASE WHEN again THEN 'QUEUED' ELSE 'FAILED' END,
                failure_code = CASE WHEN NOT again THEN 'LEASE_EXPIRED' END,
                failure_detail = CASE WHEN NOT again THEN expired.detail END,
                finished_at = CASE WHEN NOT again THEN clock_timestamp() END,
                started_at = CASE WHEN NOT again THEN started_at END,
                worker_id = CASE WHEN NOT again THEN worker_id END,
                next_attempt_at = clock_timestamp()
                    + CAST(:retryAfter AS interval) * power(2, greatest(attempt_count, 1) - 1),
                lease_token = NULL, lease_expires_at = NULL,
                dispatched_at = NULL, dispatch_count = 0
            FROM expired
            WHERE job.id = expired.id
            RETURNING job.id, job.queue, job.state
            """)
    List<ReapedJob> expireLeases(Duration retryAfter);

    /**
     * Ends queued jobs whose record Kafka gave up, for workers took it and none claimed the job.
     * Jobs that were queued anew after {@code givenUpAt} are left alone; claimed ones are the
     * reaper's.
     *
     * @return the ids of the jobs that are FAILED now
     */
    default Set<String> bury(Collection<String> jobIds, Instant givenUpAt, Failure failure) {
        return endUnclaimed(jobIds, givenUpAt, failure.code(), failure.detail());
    }

    /** The story of a job, first attempt first. */
    default List<Attempt> attempts(String jobId) {
        return attemptsOf(List.of(jobId));
    }

    /** The stories of several jobs, each first attempt first. */
    @SqlQuery(
            """
            SELECT a.*, worker.name AS worker
            FROM job_attempt a
            JOIN worker ON worker.id = a.worker_id
            WHERE a.job_id IN (SELECT as_id(id) FROM unnest(CAST(:jobIds AS text[])) AS id)
            ORDER BY a.job_id, a.number
            """)
    List<Attempt> attemptsOf(Collection<String> jobIds);

    /** Locks the jobs of those leases that are still good; answers their ids. */
    default Set<String> lock(List<Lease> leases) {
        return lockOwned(jobIds(leases), tokens(leases));
    }

    /** Ends the attempts of locked jobs with their results, in the same order. */
    @SqlUpdate(
            """
            WITH done AS (
                SELECT as_id(job_id) AS id, as_id(result_id) AS result_id
                FROM unnest(CAST(:jobIds AS text[]), CAST(:resultIds AS text[]))
                     AS done (job_id, result_id)
            ), attempts AS (
                UPDATE job_attempt
                SET ended_at = clock_timestamp(), outcome = 'SUCCEEDED'
                FROM done
                WHERE job_id = done.id AND ended_at IS NULL
            )
            UPDATE job
            SET state = 'SUCCEEDED', result_id = done.result_id, finished_at = clock_timestamp(),
                lease_token = NULL, lease_expires_at = NULL
            FROM done
            WHERE job.id = done.id
            """)
    void succeed(List<String> jobIds, List<String> resultIds);

    private static List<String> jobIds(List<Lease> leases) {
        return leases.stream().map(Lease::jobId).toList();
    }

    private static List<String> tokens(List<Lease> leases) {
        return leases.stream().map(Lease::token).toList();
    }

    @SqlQuery(
            """
            WITH due AS (
                SELECT id,
                       kind = 'MEASUREMENT' AND EXISTS (
                           SELECT FROM device
                           JOIN device_worker ON device_worker.device_id = device.id
                           WHERE device_worker.worker_id = as_id(:workerId)
                             AND (device.quarantined_at IS NOT NULL OR device.id <> job.device_id))
                           AS elsewhere
                FROM job
                WHERE id IN (SELECT as_id(id) FROM unnest(CAST(:jobIds AS text[])) AS id)
                  AND state = 'QUEUED'
                  AND next_attempt_at <= clock_timestamp()
                ORDER BY id
                FOR UPDATE
            ), turned_away AS (
                UPDATE job
                SET dispatched_at = NULL
                FROM due
                WHERE job.id = due.id AND due.elsewhere
            ), claimed AS (
                UPDATE job
                SET state = 'RUNNING',
                    attempt_count = attempt_count + 1,
                    worker_id = as_id(:workerId),
                    lease_token = gen_random_uuid(),
                    lease_expires_at = clock_timestamp() + CAST(:lease AS interval),
                    started_at = clock_timestamp()
                FROM due
                WHERE job.id = due.id AND NOT due.elsewhere
                RETURNING job.*
            ), attempts AS (
                INSERT INTO job_attempt (job_id, number, worker_id, device_id, started_at)
                SELECT claimed.id,
                       1 + (SELECT count(*) FROM job_attempt before WHERE before.job_id = claimed.id),
                       claimed.worker_id,
                       (SELECT device.id FROM device
                        JOIN device_worker ON device_worker.device_id = device.id
                        WHERE device_worker.worker_id = claimed.worker_id
                          AND device.device_class = claimed.device_class
                        LIMIT 1),
                       claimed.started_at
                FROM claimed
            )
            SELECT * FROM claimed ORDER BY id
            """)
    List<ClaimRow> claimRows(Collection<String> jobIds, String workerId, Duration lease);

    @SqlQuery(
            """
            SELECT id, state FROM job
            WHERE id IN (SELECT as_id(id) FROM unnest(CAST(:jobIds AS text[])) AS id)
            """)
    @KeyColumn("id")
    @ValueColumn("state")
    Map<String, JobState> states(Collection<String> jobIds);

    @SqlQuery(
            """
            WITH owned AS (
                SELECT job.id
                FROM job
                JOIN unnest(CAST(:jobIds AS text[]), CAST(:tokens AS text[]))
                     AS lease (job_id, token)
                  ON job.id = as_id(lease.job_id) AND job.lease_token = as_id(lease.token)
                ORDER BY job.id
                FOR UPDATE OF job
            )
            UPDATE job
            SET lease_expires_at = clock_timestamp() + CAST(:extension AS interval)
            FROM owned
            WHERE job.id = owned.id
            RETURNING job.id
            """)
    Set<String> extend(List<String> jobIds, List<String> tokens, Duration extension);

    @SqlQuery(
            """
            SELECT job.id
            FROM job
            JOIN unnest(CAST(:jobIds AS text[]), CAST(:tokens AS text[])) AS lease (job_id, token)
              ON job.id = as_id(lease.job_id) AND job.lease_token = as_id(lease.token)
            ORDER BY job.id
            FOR UPDATE OF job
            """)
    Set<String> lockOwned(List<String> jobIds, List<String> tokens);

    @SqlQuery(
            """
            WITH owned AS (
                SELECT id, :retryable AND attempt_count < max_attempts AS again
                FROM job
                WHERE id = as_id(:jobId) AND lease_token = as_id(:token)
                FOR UPDATE
            ), attempts AS (
                UPDATE job_attempt
                SET ended_at = clock_timestamp(), outcome = 'FAILED',
                    failure_code = :code, failure_detail = :detail
                FROM owned
                WHERE job_id = owned.id AND ended_at IS NULL
            )
            UPDATE job
            SET state = CASE WHEN again THEN 'QUEUED' ELSE 'FAILED' END,
                failure_code = CASE WHEN NOT again THEN :code END,
                failure_detail = CASE WHEN NOT again THEN :detail END,
                finished_at = CASE WHEN NOT again THEN clock_timestamp() END,
                started_at = CASE WHEN NOT again THEN started_at END,
                worker_id = CASE WHEN NOT again THEN worker_id END,
                next_attempt_at = clock_timestamp() + CAST(:retryAfter AS interval),
                lease_token = NULL, lease_expires_at = NULL,
                dispatched_at = NULL, dispatch_count = 0
            FROM owned
            WHERE job.id = owned.id
            RETURNING job.state
            """)
    Optional<JobState> end(
            String jobId,
            String token,
            boolean retryable,
            FailureCode code,
            String detail,
            Duration retryAfter);

    @SqlQuery(
            """
            WITH given_up AS (
                SELECT id FROM job
                WHERE id IN (SELECT as_id(id) FROM unnest(CAST(:jobIds AS text[])) AS id)
                  AND state = 'QUEUED' AND dispatched_at IS NOT NULL
                  AND queued_at <= :givenUpAt
                ORDER BY id
                FOR UPDATE
            )
            UPDATE job
            SET state = 'FAILED', failure_code = :code, failure_detail = :detail,
                finished_at = clock_timestamp()
            FROM given_up
            WHERE job.id = given_up.id
            RETURNING job.id
            """)
    Set<String> endUnclaimed(
            Collection<String> jobIds, Instant givenUpAt, FailureCode code, String detail);

    @SqlUpdate(
            """
            WITH owned AS (
                SELECT id FROM job
                WHERE id = as_id(:jobId) AND lease_token = as_id(:token)
                FOR UPDATE
            ), attempts AS (
                UPDATE job_attempt
                SET ended_at = clock_timestamp(), outcome = 'RELEASED'
                FROM owned
                WHERE job_id = owned.id AND ended_at IS NULL
            )
            UPDATE job
            SET state = 'QUEUED', attempt_count = attempt_count - 1,
                started_at = NULL, worker_id = NULL, lease_token = NULL, lease_expires_at = NULL,
                dispatched_at = NULL, dispatch_count = 0
            FROM owned
            WHERE job.id = owned.id
            """)
    boolean giveBack(String jobId, String token);
}
