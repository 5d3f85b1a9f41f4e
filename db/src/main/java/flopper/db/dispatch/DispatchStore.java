package flopper.db.dispatch;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The job table seen as an outbox. */
@RegisterConstructorMapper(DispatchedJob.class)
@RegisterConstructorMapper(QueuePace.class)
public interface DispatchStore {

    /**
     * Picks the queued jobs to publish next and marks them as dispatched, so that of two callers at
     * once each job goes to one. Within a queue: by priority, then in turn over owners, as many jobs a
     * turn as an owner's weight, and within an owner in turn over sweeps. Turns go on from one call to
     * the next, however little room each has. Jobs waiting in Kafka count against the limits. In
     * publishing order, queue by queue.
     *
     * <p>A caller that cannot publish gives the jobs {@linkplain #undispatch back}; one that dies in
     * between loses nothing either, see {@link #forgetLost}.
     */
    @SqlQuery(
            """
            WITH RECURSIVE lane AS (
                (SELECT queue, priority, owner, lane
                 FROM job
                 WHERE state = 'QUEUED' AND dispatched_at IS NULL
                 ORDER BY queue, priority, owner, lane
                 LIMIT 1)
                UNION ALL
                SELECT next.*
                FROM lane
                CROSS JOIN LATERAL (
                    SELECT job.queue, job.priority, job.owner, job.lane
                    FROM job
                    WHERE job.state = 'QUEUED' AND job.dispatched_at IS NULL
                      AND (job.queue, job.priority, job.owner, job.lane)
                          > (lane.queue, lane.priority, lane.owner, lane.lane)
                    ORDER BY job.queue, job.priority, job.owner, job.lane
                    LIMIT 1
                ) AS next
            ), room AS (
                SELECT queue,
                       (SELECT CASE WHEN lane.queue = 'analysis'
                                    THEN greatest(count(*), 1) * CAST(:analysisPerWorker AS integer)
                                    ELSE count(*) FILTER (WHERE NOT busy) END
                        FROM queue_server WHERE queue_server.queue = lane.queue)
                       - (SELECT count(*) FROM job
                          WHERE job.queue = lane.queue
                            AND state = 'QUEUED' AND dispatched_at IS NOT NULL) AS free
                FROM lane
                GROUP BY queue
            ), candidate AS (
                SELECT lane.queue, lane.priority, lane.owner, lane.lane, head.id,
                       row_number() OVER (
                           PARTITION BY lane.queue, lane.priority, lane.owner, lane.lane
                           ORDER BY head.id) AS turn_in_lane
                FROM lane
                JOIN room ON room.queue = lane.queue AND room.free > 0
                CROSS JOIN LATERAL (
                    SELECT job.id
                    FROM job
                    WHERE job.state = 'QUEUED' AND job.dispatched_at IS NULL
                      AND job.queue = lane.queue AND job.priority = lane.priority
                      AND job.owner = lane.owner AND job.lane = lane.lane
                      AND job.next_attempt_at <= now()
                    ORDER BY job.id
                    LIMIT room.free
                ) AS head
            ), turn AS (
                SELECT candidate.*,
                       row_number() OVER (
                           PARTITION BY queue, priority, owner
                           ORDER BY turn_in_lane, lane) AS turn_of_owner
                FROM candidate
            ), clock AS (
                SELECT queue, max(starts_at) AS now FROM dispatch_turn GROUP BY queue
            ), start AS (
                SELECT turn.id, turn.queue, turn.priority, turn.owner,
                       greatest(coalesce(before.ends_at, 0), coalesce(clock.now, 0))
                           + (turn.turn_of_owner - 1) / coalesce(share.weight, 1.0) AS starts_at,
                       1 / coalesce(share.weight, 1.0) AS lasts
                FROM turn
                LEFT JOIN clock ON clock.queue = turn.queue
                LEFT JOIN dispatch_turn before
                  ON before.queue = turn.queue AND before.owner = turn.owner
                LEFT JOIN unnest(CAST(:owners AS text[]), CAST(:weights AS integer[]))
                          AS share (owner, weight)
                  ON share.owner = turn.owner
            ), place AS (
                SELECT start.*,
                       row_number() OVER (
                           PARTITION BY queue
                           ORDER BY priority, starts_at, owner) AS place
                FROM start
            ), picked AS (
                SELECT job.id, place.queue, place.owner, place.starts_at, place.lasts, place.place
                FROM job
                JOIN place ON place.id = job.id
                JOIN room ON room.queue = place.queue AND place.place <= room.free
                WHERE job.state = 'QUEUED' AND job.dispatched_at IS NULL
                FOR UPDATE OF job SKIP LOCKED
            ), taken AS (
                INSERT INTO dispatch_turn AS turn (queue, owner, starts_at, ends_at)
                SELECT queue, owner, max(starts_at), max(starts_at + lasts)
                FROM picked
                GROUP BY queue, owner
                ORDER BY queue, owner
                ON CONFLICT (queue, owner) DO UPDATE
                SET starts_at = greatest(turn.starts_at, excluded.starts_at),
                    ends_at = greatest(turn.ends_at, excluded.ends_at)
            ), marked AS (
                UPDATE job
                SET dispatched_at = clock_timestamp(), dispatch_count = dispatch_count + 1
                FROM picked
                WHERE job.id = picked.id
                RETURNING job.id, picked.queue, picked.place
            )
            SELECT id, queue FROM marked ORDER BY queue, place
            """)
    List<DispatchedJob> dispatch(@BindMethods DispatchLimits limits, @BindMethods Shares shares);

    /** Takes back the marks of jobs that could not be published; those claimed meanwhile keep theirs. */
    @SqlUpdate(
            """
            WITH unpublished AS (
                SELECT id FROM job
                WHERE id IN (SELECT as_id(id) FROM unnest(CAST(:jobIds AS text[])) AS id)
                  AND state = 'QUEUED' AND dispatched_at IS NOT NULL
                ORDER BY id
                FOR UPDATE
            )
            UPDATE job
            SET dispatched_at = NULL, dispatch_count = greatest(dispatch_count - 1, 0)
            FROM unpublished
            WHERE job.id = unpublished.id
            """)
    int undispatch(Collection<String> jobIds);

    /**
     * Makes jobs dispatchable again whose record seems lost: dispatched, and not claimed within
     * {@code patience}. A record may also just wait behind others, so each further time for the same
     * job takes twice as long; a second record does no harm, for its claim is refused. Answers how
     * many.
     */
    @SqlUpdate(
            """
            WITH lost AS (
                SELECT id FROM job
                WHERE state = 'QUEUED'
                  AND dispatched_at
                      < now() - CAST(:patience AS interval) * power(2, least(dispatch_count, 12) - 1)
                ORDER BY id
                FOR UPDATE SKIP LOCKED
            )
            UPDATE job SET dispatched_at = NULL FROM lost WHERE job.id = lost.id
            """)
    int forgetLost(Duration patience);

    /**
     * How many jobs of its queue are to be run before this one is, itself included, as turns are now;
     * empty where it does not wait. What is submitted later may overtake it.
     */
    @SqlQuery(
            """
            WITH mine AS (
                SELECT * FROM job WHERE id = as_id(:jobId) AND state = 'QUEUED'
            ), candidate AS (
                SELECT job.id, job.priority, job.owner, job.lane,
                       row_number() OVER (
                           PARTITION BY job.priority, job.owner, job.lane
                           ORDER BY job.id) AS turn_in_lane
                FROM mine
                JOIN job ON job.queue = mine.queue AND job.priority <= mine.priority
                WHERE mine.dispatched_at IS NULL
                  AND job.state = 'QUEUED' AND job.dispatched_at IS NULL
            ), turn AS (
                SELECT candidate.*,
                       row_number() OVER (
                           PARTITION BY priority, owner
                           ORDER BY turn_in_lane, lane) AS turn_of_owner
                FROM candidate
            ), place AS (
                SELECT turn.id,
                       row_number() OVER (
                           ORDER BY turn.priority,
                                    greatest(coalesce(before.ends_at, 0), coalesce(clock.now, 0))
                                        + (turn.turn_of_owner - 1) / coalesce(share.weight, 1.0),
                                    turn.owner) AS place
                FROM turn
                CROSS JOIN mine
                CROSS JOIN LATERAL (
                    SELECT max(starts_at) AS now
                    FROM dispatch_turn WHERE queue = mine.queue) AS clock
                LEFT JOIN dispatch_turn before
                  ON before.queue = mine.queue AND before.owner = turn.owner
                LEFT JOIN unnest(CAST(:owners AS text[]), CAST(:weights AS integer[]))
                          AS share (owner, weight)
                  ON share.owner = turn.owner
            )
            SELECT (SELECT count(*) FROM job
                    WHERE job.queue = mine.queue AND job.state = 'QUEUED'
                      AND job.dispatched_at <= coalesce(mine.dispatched_at, 'infinity'))
                   + coalesce((SELECT place FROM place WHERE place.id = mine.id), 0)
            FROM mine
            """)
    Optional<Integer> place(@Bind("jobId") String jobId, @BindMethods Shares shares);

    /** How fast these queues are; one answer per queue that is asked for, by name. */
    @SqlQuery(
            """
            SELECT queue.name AS queue,
                   (SELECT count(*) FROM job
                    WHERE job.queue = queue.name AND state IN ('QUEUED', 'RUNNING')) AS open,
                   (SELECT count(*) FROM job
                    WHERE job.queue = queue.name AND state = 'RUNNING') AS running,
                   (SELECT avg(extract(epoch FROM recent.finished_at - recent.started_at))
                    FROM (SELECT started_at, finished_at FROM job
                          WHERE job.queue = queue.name AND state = 'SUCCEEDED' AND NOT reused
                          ORDER BY finished_at DESC
                          LIMIT 100) AS recent) AS seconds_per_job,
                   (SELECT count(*) FROM queue_server WHERE queue_server.queue = queue.name)
                       AS workers,
                   (SELECT count(*) FROM device
                    WHERE device.quarantined_at IS NOT NULL
                      AND queue.name IN ('timing.' || device.device_class, 'unit.' || device.id))
                       AS quarantined
            FROM unnest(CAST(:queues AS text[])) AS queue (name)
            ORDER BY queue.name
            """)
    List<QueuePace> paces(Collection<String> queues);
}
