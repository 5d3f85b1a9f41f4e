package flopper.db.sweep;

import flopper.db.job.JobOrder;
import flopper.db.job.JobStore;
import flopper.db.job.NewJob;
import flopper.db.row.Ids;
import flopper.db.row.Page;
import flopper.db.webhook.Webhook;
import flopper.db.webhook.WebhookStore;

import org.jdbi.v3.sqlobject.CreateSqlObject;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;
import org.jdbi.v3.sqlobject.transaction.Transaction;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Sweeps. */
@RegisterConstructorMapper(Sweep.class)
@RegisterConstructorMapper(QueueShare.class)
public interface SweepStore {

    /** As below, with nobody to be told of its end. */
    default Submission submit(NewSweep sweep, List<NewJob> jobs) {
        return submit(sweep, jobs, Optional.empty());
    }

    /**
     * Stores a sweep and its jobs in one transaction, once per idempotency key.
     *
     * @param webhook who is to be told when it ends
     */
    @Transaction
    default Submission submit(NewSweep sweep, List<NewJob> jobs, Optional<Webhook> webhook) {
        if (sweep.idempotencyKey().isPresent()) {
            String key = sweep.idempotencyKey().get();
            if (!holdKey(sweep.owner(), key)) {
                return new Submission.InFlight();
            }
            Optional<Submission> before = findEarlier(sweep.owner(), key, sweep.requestSha256());
            if (before.isPresent()) {
                return before.get();
            }
        }
        String id = Ids.next();
        insert(id, jobs.size(), sweep);
        JobOrder order =
                new JobOrder(Optional.of(id), sweep.owner(), sweep.priority(), sweep.maxAttempts());
        jobs().insert(order, jobs);
        webhook.ifPresent(hook -> webhooks().put(id, hook));
        return new Submission.Accepted(find(id).orElseThrow());
    }

    /** What an earlier submission of the owner under the same key means for a body with this digest. */
    default Optional<Submission> findEarlier(String owner, String key, String requestSha256) {
        return findByKey(owner, key)
                .map(known ->
                        requestSha256(known.id()).equals(requestSha256)
                                ? new Submission.Repeated(known)
                                : new Submission.KeyTaken(known));
    }

    /** The sweep with this id. */
    @SqlQuery("SELECT * FROM sweep_progress WHERE id = as_id(:id)")
    Optional<Sweep> find(String id);

    /** Sweeps, newest first. */
    @SqlQuery(
            """
            SELECT * FROM sweep_progress
            WHERE CAST(:after AS text) IS NULL OR id < as_id(:after)
            ORDER BY id DESC
            LIMIT :limit
            """)
    List<Sweep> list(@BindMethods Page page);

    /** The body of a sweep as submitted, a JSON object. */
    @SqlQuery("SELECT CAST(request AS text) FROM sweep WHERE id = as_id(:id)")
    Optional<String> findRequestJson(String id);

    /** What the waiting jobs of a sweep wait for, by queue. */
    @SqlQuery(
            """
            SELECT queue,
                   count(*) AS jobs,
                   count(dispatched_at) AS in_kafka,
                   count(*) FILTER (WHERE next_attempt_at > now()) AS delayed,
                   min(next_attempt_at) FILTER (WHERE next_attempt_at > now()) AS next_attempt_at,
                   (SELECT count(*) FROM job other
                    WHERE other.queue = job.queue AND other.state = 'RUNNING') AS running
            FROM job
            WHERE sweep_id = as_id(:id) AND state = 'QUEUED'
            GROUP BY queue
            ORDER BY queue
            """)
    List<QueueShare> waiting(String id);

    /** How many jobs of a sweep ended within the last {@code window}, those reused not counted. */
    @SqlQuery(
            """
            SELECT count(*) FROM job
            WHERE sweep_id = as_id(:id)
              AND NOT reused
              AND finished_at > now() - CAST(:window AS interval)
            """)
    int endedWithin(String id, Duration window);

    @CreateSqlObject
    JobStore jobs();

    @CreateSqlObject
    WebhookStore webhooks();

    @SqlUpdate(
            """
            INSERT INTO sweep (id, name, owner, priority, total, request, idempotency_key, request_sha256)
            VALUES (as_id(:id), :name, :owner, :priority, :total, CAST(:requestJson AS jsonb),
                    :idempotencyKey, :requestSha256)
            """)
    void insert(@Bind("id") String id, @Bind("total") int total, @BindMethods NewSweep sweep);

    // Until the transaction ends; the two halves of the lock's name may collide with another key's,
    // whose owner is then told to come again.
    @SqlQuery("SELECT pg_try_advisory_xact_lock(hashtext(:owner), hashtext(:key))")
    boolean holdKey(String owner, String key);

    @SqlQuery("SELECT * FROM sweep_progress WHERE owner = :owner AND idempotency_key = :key")
    Optional<Sweep> findByKey(String owner, String key);

    @SqlQuery("SELECT request_sha256 FROM sweep WHERE id = as_id(:id)")
    String requestSha256(String id);
}
