CREATE TABLE device_canary (
    id              uuid        PRIMARY KEY,
    device_id       text        NOT NULL REFERENCES device,
    backend         text        NOT NULL CHECK (backend <> ''),
    backend_version text        NOT NULL,
    protocol        integer     NOT NULL CHECK (protocol >= 1),
    p50_ns          bigint      NOT NULL CHECK (p50_ns > 0),
    cpu_p50_ns      bigint      NOT NULL CHECK (cpu_p50_ns > 0),
    measured_at     timestamptz NOT NULL
);

CREATE INDEX device_canary_latest ON device_canary (device_id, backend, measured_at DESC);

COMMENT ON TABLE device_canary IS 'Measurements of one fixed workload at one thread, repeated while the device is idle: what differs between them is noise';
COMMENT ON COLUMN device_canary.protocol IS 'Version of the way of measuring';
COMMENT ON COLUMN device_canary.p50_ns IS 'Median wall time of a run, nanoseconds';
COMMENT ON COLUMN device_canary.cpu_p50_ns IS 'Median processor time of a run, nanoseconds';
