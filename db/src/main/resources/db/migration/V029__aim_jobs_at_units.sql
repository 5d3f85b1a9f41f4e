ALTER TABLE job
    ADD COLUMN device_id text REFERENCES device,
    ADD CONSTRAINT job_unit_is_of_measurements CHECK (kind = 'MEASUREMENT' OR device_id IS NULL);

COMMENT ON COLUMN job.device_id IS 'The one unit that may run it, whose queue is unit. and its id; NULL: any of the class';
COMMENT ON COLUMN job.queue IS 'analysis, timing. and the device class, or unit. and the device; the topic is flopper. and the queue';
