-- A view keeps the columns that its table had when it was made.
DROP VIEW device_status;
DROP VIEW worker_liveness;

ALTER TABLE worker
    ADD COLUMN draining_at timestamptz;

COMMENT ON COLUMN worker.draining_at IS 'When it was told to stop: it takes no further job, and ends those it runs or gives them back';

CREATE TABLE device_worker (
    device_id text NOT NULL REFERENCES device ON DELETE CASCADE,
    worker_id uuid NOT NULL REFERENCES worker ON DELETE CASCADE,
    PRIMARY KEY (device_id, worker_id)
);

CREATE INDEX device_worker_by_worker ON device_worker (worker_id);

INSERT INTO device_worker (device_id, worker_id)
SELECT id, worker_id FROM device;

COMMENT ON TABLE device_worker IS 'Workers that measure on a device: several on one host take turns, and one that is killed leaves it to the others';

ALTER TABLE device
    ADD COLUMN quarantined_at    timestamptz,
    ADD COLUMN quarantine_reason text,
    ADD COLUMN released_at       timestamptz,
    ADD CONSTRAINT device_quarantine_has_reason CHECK (num_nonnulls(quarantined_at, quarantine_reason) IN (0, 2));

COMMENT ON COLUMN device.worker_id IS 'The worker that registered it last';
COMMENT ON COLUMN device.quarantined_at IS 'Since when it gets no jobs; NULL: it does';
COMMENT ON COLUMN device.quarantine_reason IS 'One sentence for whoever is to look at it';
COMMENT ON COLUMN device.released_at IS 'When somebody last let it out of quarantine; what happened before counts against it no more';

ALTER TABLE job_attempt
    ADD COLUMN device_id text REFERENCES device;

CREATE INDEX job_attempt_of_device ON job_attempt (device_id, ended_at DESC) WHERE device_id IS NOT NULL;

COMMENT ON COLUMN job_attempt.device_id IS 'The device it measured on; NULL for a profile';

CREATE VIEW worker_liveness AS
    SELECT worker.*, stopped_at IS NULL AND seen_at > now() - interval '15 seconds' AS alive
    FROM worker;

COMMENT ON VIEW worker_liveness IS 'Workers, and whether each was seen within three of its five-second heartbeats';

CREATE VIEW device_status AS
    SELECT device.id,
           device.device_class,
           device.name,
           CAST(device.descriptor AS text) AS descriptor_json,
           worker.worker_id,
           device.labels,
           device.registered_at,
           device.quarantined_at,
           device.quarantine_reason,
           worker.seen_at,
           CASE
               WHEN device.quarantined_at IS NOT NULL THEN 'QUARANTINED'
               WHEN NOT worker.alive THEN 'OFFLINE'
               WHEN worker.draining_at IS NOT NULL THEN 'DRAINING'
               WHEN EXISTS (
                   SELECT FROM job
                   JOIN device_worker ON device_worker.worker_id = job.worker_id
                   WHERE device_worker.device_id = device.id
                     AND job.state = 'RUNNING'
                     AND job.device_class = device.device_class) THEN 'BUSY'
               ELSE 'IDLE'
           END AS state
    FROM device
    CROSS JOIN LATERAL (
        SELECT w.id AS worker_id, w.alive, w.draining_at, w.seen_at
        FROM device_worker
        JOIN worker_liveness w ON w.id = device_worker.worker_id
        WHERE device_worker.device_id = device.id
        ORDER BY w.alive DESC, w.draining_at IS NOT NULL, w.id DESC
        LIMIT 1
    ) AS worker;

COMMENT ON VIEW device_status IS 'Devices, the worker each is attached to now or was last, and what it is doing';

CREATE VIEW queue_server AS
    SELECT 'analysis' AS queue, id AS worker_id, false AS busy
    FROM worker_liveness
    WHERE alive AND draining_at IS NULL
    UNION ALL
    SELECT 'timing.' || device_class, worker_id, state = 'BUSY'
    FROM device_status
    WHERE state IN ('IDLE', 'BUSY')
    UNION ALL
    SELECT 'unit.' || id, worker_id, state = 'BUSY'
    FROM device_status
    WHERE state IN ('IDLE', 'BUSY');

COMMENT ON VIEW queue_server IS 'Who takes jobs from which queue now: workers for analysis, devices for timing';
COMMENT ON COLUMN queue_server.busy IS 'It measures, and would let a further job wait';
