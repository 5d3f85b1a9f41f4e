CREATE VIEW device_status AS
    SELECT device.id,
           device.device_class,
           device.name,
           CAST(device.descriptor AS text) AS descriptor_json,
           device.worker_id,
           device.registered_at,
           worker.seen_at,
           CASE
               WHEN NOT worker.alive THEN 'OFFLINE'
               WHEN EXISTS (
                   SELECT FROM job
                   WHERE job.worker_id = device.worker_id
                     AND job.state = 'RUNNING'
                     AND job.device_class = device.device_class) THEN 'BUSY'
               ELSE 'IDLE'
           END AS state
    FROM device
    JOIN worker_liveness AS worker ON worker.id = device.worker_id;

COMMENT ON VIEW device_status IS 'Devices and what each is doing now';
