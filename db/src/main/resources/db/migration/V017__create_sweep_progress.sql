CREATE VIEW sweep_progress AS
    SELECT sweep.id,
           sweep.name,
           sweep.owner,
           sweep.priority,
           sweep.total,
           sweep.idempotency_key,
           sweep.created_at,
           count.reused,
           count.queued,
           count.running,
           count.succeeded,
           count.failed,
           count.cancelled,
           CASE
               WHEN count.queued + count.running = 0
               THEN coalesce(count.last_finished_at, sweep.created_at)
           END AS finished_at
    FROM sweep
    CROSS JOIN LATERAL (
        SELECT count(*) FILTER (WHERE reused) AS reused,
               count(*) FILTER (WHERE state = 'QUEUED') AS queued,
               count(*) FILTER (WHERE state = 'RUNNING') AS running,
               count(*) FILTER (WHERE state = 'SUCCEEDED') AS succeeded,
               count(*) FILTER (WHERE state = 'FAILED') AS failed,
               count(*) FILTER (WHERE state = 'CANCELLED') AS cancelled,
               max(finished_at) AS last_finished_at
        FROM job
        WHERE sweep_id = sweep.id
    ) AS count;

COMMENT ON VIEW sweep_progress IS 'Sweeps with their jobs counted by state';
COMMENT ON COLUMN sweep_progress.finished_at IS 'When the last job ended; NULL while one has not';
