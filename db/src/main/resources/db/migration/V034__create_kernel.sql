CREATE TABLE kernel (
    id                  uuid             PRIMARY KEY,
    device_id           text             NOT NULL REFERENCES device,
    backend             text             NOT NULL CHECK (backend <> ''),
    backend_version     text             NOT NULL,
    protocol            integer          NOT NULL CHECK (protocol >= 1),
    precision           text             NOT NULL,
    threads             integer          NOT NULL CHECK (threads >= 1),
    signature           text             NOT NULL CHECK (length(signature) BETWEEN 1 AND 2000),
    op                  text             NOT NULL,
    macs                bigint           NOT NULL CHECK (macs >= 0),
    flops               bigint           NOT NULL CHECK (flops >= 0),
    bytes               bigint           NOT NULL CHECK (bytes >= 0),
    processes           integer          NOT NULL CHECK (processes >= 1),
    warm_samples        integer          NOT NULL CHECK (warm_samples >= 11),
    warm_min_ns         bigint           NOT NULL CHECK (warm_min_ns >= 0),
    warm_p50_ns         bigint           NOT NULL,
    warm_p50_ci_low_ns  bigint           NOT NULL,
    warm_p50_ci_high_ns bigint           NOT NULL,
    warm_typical_ns     double precision NOT NULL,
    warm_cv             double precision NOT NULL,
    cold_samples        integer          NOT NULL CHECK (cold_samples >= 11),
    cold_min_ns         bigint           NOT NULL CHECK (cold_min_ns >= 0),
    cold_p50_ns         bigint           NOT NULL,
    cold_p50_ci_low_ns  bigint           NOT NULL,
    cold_p50_ci_high_ns bigint           NOT NULL,
    cold_typical_ns     double precision NOT NULL,
    cold_cv             double precision NOT NULL,
    measured_at         timestamptz      NOT NULL,
    UNIQUE (device_id, backend, backend_version, protocol, precision, threads, signature)
);

CREATE INDEX kernel_by_op ON kernel (op, id DESC);

COMMENT ON TABLE kernel IS 'One operation with fixed shapes, attributes and types, measured alone; never changed, and shared by every workload that has it';
COMMENT ON COLUMN kernel.protocol IS 'Version of the way of measuring';
COMMENT ON COLUMN kernel.signature IS 'Canonical: two kernels of the same signature do the same work';
COMMENT ON COLUMN kernel.bytes IS 'Bytes that one execution reads and writes';
COMMENT ON COLUMN kernel.processes IS 'Fresh processes that the samples come from';
COMMENT ON COLUMN kernel.warm_p50_ns IS 'Median with the data as the run before left it in the caches, nanoseconds';
COMMENT ON COLUMN kernel.warm_typical_ns IS 'Mean of the middle half of the samples, finer than the tick of the runtime''s clock';
COMMENT ON COLUMN kernel.cold_p50_ns IS 'Median with the caches swept before each run, nanoseconds';
COMMENT ON COLUMN kernel.cold_typical_ns IS 'Mean of the middle half of the samples';

CREATE VIEW kernel_report AS
    SELECT kernel.*, device.device_class
    FROM kernel
    JOIN device ON device.id = kernel.device_id;

COMMENT ON VIEW kernel_report IS 'Kernels with the class of their device';
