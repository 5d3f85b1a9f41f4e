package flopper.db.webhook;

import flopper.db.row.Ids;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

import java.time.Duration;
import java.util.List;

/**
 * Ends of sweeps on their way to whoever is to be told. Any number of senders may run: each end
 * becomes one delivery, and each attempt is one sender's.
 */
@RegisterConstructorMapper(EndedSweep.class)
@RegisterConstructorMapper(TakenDelivery.class)
@RegisterConstructorMapper(Delivery.class)
public interface WebhookStore {

    /** Tells the ends of a sweep to somebody. */
    @SqlUpdate(
            """
            INSERT INTO sweep_webhook (sweep_id, url, secret)
            VALUES (as_id(:sweepId), :url, :secret)
            """)
    void put(@Bind("sweepId") String sweepId, @BindMethods Webhook webhook);

    /** Sweeps that have ended and are to be told of. */
    @SqlQuery(
            """
            SELECT hook.sweep_id, hook.ends AS number
            FROM sweep_webhook hook
            WHERE hook.announced < hook.ends
              AND NOT EXISTS (
                  SELECT FROM job
                  WHERE job.sweep_id = hook.sweep_id AND job.state IN ('QUEUED', 'RUNNING'))
            ORDER BY hook.sweep_id
            LIMIT 100
            """)
    List<EndedSweep> ended();

    /** Puts the end of a sweep in the outbox; false where somebody did, or it was retried meanwhile. */
    default boolean announce(EndedSweep sweep, String body) {
        return insertDelivery(Ids.next(), sweep, body);
    }

    /** Takes what is due, each for one attempt; the next follows by itself after the wait. */
    @SqlQuery(
            """
            WITH due AS (
                SELECT id FROM webhook_delivery
                WHERE delivered_at IS NULL AND given_up_at IS NULL AND next_attempt_at <= now()
                ORDER BY next_attempt_at
                LIMIT 20
                FOR UPDATE SKIP LOCKED
            ), taken AS (
                UPDATE webhook_delivery delivery
                SET attempt_count = attempt_count + 1,
                    next_attempt_at = clock_timestamp() + least(
                        CAST(:first AS interval) * power(2, least(attempt_count, 20)),
                        CAST(:longest AS interval))
                FROM due
                WHERE delivery.id = due.id
                RETURNING delivery.*
            )
            SELECT taken.id, taken.sweep_id, taken.body, taken.attempt_count AS attempt,
                   hook.url, hook.secret
            FROM taken
            JOIN sweep_webhook hook ON hook.sweep_id = taken.sweep_id
            ORDER BY taken.id
            """)
    List<TakenDelivery> take(Duration first, Duration longest);

    /** The receiver took it. */
    @SqlUpdate(
            """
            UPDATE webhook_delivery
            SET delivered_at = clock_timestamp(), last_error = NULL
            WHERE id = as_id(:id) AND delivered_at IS NULL
            """)
    boolean delivered(String id);

    /** The attempt failed; after as many as this the delivery is given up. */
    @SqlUpdate(
            """
            UPDATE webhook_delivery
            SET last_error = :error,
                given_up_at = CASE WHEN attempt_count >= :attemptsMax THEN clock_timestamp() END
            WHERE id = as_id(:id) AND delivered_at IS NULL
            """)
    boolean failed(String id, String error, int attemptsMax);

    /** What became of the deliveries of a sweep, oldest first. */
    @SqlQuery("SELECT * FROM webhook_delivery WHERE sweep_id = as_id(:sweepId) ORDER BY id")
    List<Delivery> ofSweep(String sweepId);

    @SqlUpdate(
            """
            WITH hook AS (
                UPDATE sweep_webhook
                SET announced = :number
                WHERE sweep_id = as_id(:sweepId) AND ends = :number AND announced < :number
                RETURNING sweep_id
            )
            INSERT INTO webhook_delivery (id, sweep_id, body)
            SELECT as_id(:id), sweep_id, :body FROM hook
            """)
    boolean insertDelivery(
            @Bind("id") String id, @BindMethods EndedSweep sweep, @Bind("body") String body);
}
