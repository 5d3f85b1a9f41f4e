package flopper.db.dispatch;

import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

import java.time.Duration;
import java.util.Collection;
import java.util.List;

/** The job table seen as an outbox. */
@RegisterConstructorMapper(DispatchedJob.class)
@RegisterConstructorMapper(QueuePace.class)
public interface DispatchStore {

    /**
     * Picks the queued jobs to publish next and marks them as dispatched, so that of two callers at
     * once each job goes to one. Within a queue: by priority, then in turn over owners, and within an
     * owner in turn over sweeps. Jobs waiting in Kafka count against the limits. In publishing order,
     * queue by queue.
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
                       CASE WHEN queue = 'analysis' THEN CAST(:analysis AS integer)
                            ELSE CAST(:timing AS integer) END
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
            ), place AS (
                SELECT id, queue,
                       row_number() OVER (
                           PARTITION BY queue
                           ORDER BY priority, turn_of_owner, owner) AS place
                FROM turn
            ), picked AS (
                SELECT job.id, place.queue, place.place
                FROM job
                JOIN place ON place.id = job.id
                JOIN room ON room.queue = place.queue AND place.place <= room.free
                WHERE job.state = 'QUEUED' AND job.dispatched_at IS NULL
                FOR UPDATE OF job SKIP LOCKED
            ), marked AS (
                UPDATE job
                SET dispatched_at = clock_timestamp(), dispatch_count = dispatch_count + 1
                FROM picked
                WHERE job.id = picked.id
                RETURNING job.id, picked.queue, picked.place
            )
            SELECT id, queue FROM marked ORDER BY queue, place
            """)
    List<DispatchedJob> dispatch(@BindMethods DispatchLimits limits);

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

    /** How fast these queues are; one answer per queue that is asked for, by name. */
    @SqlQuery(
            """
            SELECT queue.name AS queue,
                   (SELECT count(*) FROM job
                    WHERE job.queue = queue.name AND state IN ('QUEUED', 'RUNNING')) AS open,
                   (SELECT avg(extract(epoch FROM recent.finished_at - recent.started_at))
                    FROM (SELECT started_at, finished_at FROM job
                          WHERE job.queue = queue.name AND state = 'SUCCEEDED' AND NOT reused
                          ORDER BY finished_at DESC
                          LIMIT 100) AS recent) AS seconds_per_job,
                   (SELECT count(*) FROM worker_liveness w
                    WHERE w.alive
                      AND (queue.name = 'analysis'
                           OR EXISTS (SELECT FROM device
                                      WHERE device.worker_id = w.id
                                        AND queue.name = 'timing.' || device.device_class)))
                       AS workers
            FROM unnest(CAST(:queues AS text[])) AS queue (name)
            ORDER BY queue.name
            """)
    List<QueuePace> paces(Collection<String> queues);
}
