ALTER TABLE device_peak
    ADD COLUMN precision text NOT NULL DEFAULT 'fp32' CHECK (precision <> '');

-- Those so far were all of fp32; from now on whoever stores one says so.
ALTER TABLE device_peak
    ALTER COLUMN precision DROP DEFAULT;

DROP INDEX device_peak_latest;

CREATE INDEX device_peak_latest ON device_peak (device_id, backend, precision, threads, measured_at DESC);

COMMENT ON COLUMN device_peak.precision IS 'The number format of the arithmetic; bandwidth is the same in each';
COMMENT ON COLUMN device_peak.flops_per_second IS 'Operations in this precision, of a product of square matrices; best of all samples';
