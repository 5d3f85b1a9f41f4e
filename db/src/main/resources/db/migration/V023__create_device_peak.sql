CREATE TABLE device_peak (
    id               uuid             PRIMARY KEY,
    device_id        text             NOT NULL REFERENCES device,
    backend          text             NOT NULL CHECK (backend <> ''),
    backend_version  text             NOT NULL,
    protocol         integer          NOT NULL CHECK (protocol >= 1),
    threads          integer          NOT NULL CHECK (threads >= 1),
    flops_per_second double precision NOT NULL CHECK (flops_per_second > 0),
    flops_spread     double precision NOT NULL CHECK (flops_spread >= 0),
    bytes_per_second double precision NOT NULL CHECK (bytes_per_second > 0),
    bytes_spread     double precision NOT NULL CHECK (bytes_spread >= 0),
    notes            text[]           NOT NULL,
    measured_at      timestamptz      NOT NULL
);

CREATE INDEX device_peak_latest ON device_peak (device_id, backend, threads, measured_at DESC);

COMMENT ON TABLE device_peak IS 'What a device reached at best when it was measured; never changed, so results keep the peaks they were compared with';
COMMENT ON COLUMN device_peak.protocol IS 'Version of the way of measuring';
COMMENT ON COLUMN device_peak.flops_per_second IS 'Floating-point operations in fp32, of a product of square matrices; best of all samples';
COMMENT ON COLUMN device_peak.flops_spread IS 'By which part the median sample takes longer than the best';
COMMENT ON COLUMN device_peak.bytes_per_second IS 'Bytes read and written, of an addition of tensors too large for the caches; best of all samples';
COMMENT ON COLUMN device_peak.bytes_spread IS 'By which part the median sample takes longer than the best';
COMMENT ON COLUMN device_peak.notes IS 'Sentences on what makes them doubtful';
