CREATE TABLE measurement (
    id                    uuid             PRIMARY KEY,
    job_id                uuid             NOT NULL UNIQUE REFERENCES job,
    profile_id            uuid             NOT NULL REFERENCES profile,
    model                 text             NOT NULL,
    graph_id              text             NOT NULL REFERENCES graph,
    batch                 bigint,
    shapes                text             NOT NULL,
    precision             text             NOT NULL,
    device_id             text             NOT NULL REFERENCES device,
    device_class          text             NOT NULL,
    backend               text             NOT NULL,
    backend_version       text             NOT NULL,
    threads               integer          NOT NULL CHECK (threads >= 1),
    protocol              integer          NOT NULL CHECK (protocol >= 1),
    weights               text             NOT NULL CHECK (weights IN ('synthetic', 'submitted')),
    started_at            timestamptz      NOT NULL,
    stored_at             timestamptz      NOT NULL DEFAULT now(),
    processes             integer          NOT NULL CHECK (processes >= 1),
    samples               integer          NOT NULL CHECK (samples >= 1),
    min_ns                bigint           NOT NULL CHECK (min_ns >= 0),
    p50_ns                bigint,
    p50_ci_low_ns         bigint,
    p50_ci_high_ns        bigint,
    p50_missing           text,
    p90_ns                bigint,
    p90_missing           text,
    p99_ns                bigint,
    p99_missing           text,
    mean_ns               double precision NOT NULL,
    cv                    double precision NOT NULL,
    cpu_p50_ns            bigint,
    throughput_per_second double precision NOT NULL,
    converged             boolean          NOT NULL,
    disturbed             boolean          NOT NULL,
    verdict_notes         text[]           NOT NULL,
    environment           jsonb            NOT NULL,
    CONSTRAINT measurement_p50_or_reason CHECK (num_nonnulls(p50_ns, p50_missing) = 1),
    CONSTRAINT measurement_p50_interval CHECK (
        num_nonnulls(p50_ci_low_ns, p50_ci_high_ns) = CASE WHEN p50_ns IS NULL THEN 0 ELSE 2 END
        AND (p50_ns IS NULL OR p50_ns BETWEEN p50_ci_low_ns AND p50_ci_high_ns)),
    CONSTRAINT measurement_p90_or_reason CHECK (num_nonnulls(p90_ns, p90_missing) = 1),
    CONSTRAINT measurement_p99_or_reason CHECK (num_nonnulls(p99_ns, p99_missing) = 1)
);

CREATE INDEX measurement_series
    ON measurement (graph_id, device_class, backend, precision, threads, batch, started_at DESC);
CREATE INDEX measurement_by_device_class ON measurement (device_class, id);

COMMENT ON TABLE measurement IS 'The timing of a workload by a backend on a device; one per job';
COMMENT ON COLUMN measurement.profile_id IS 'The static cost of the same workload';
COMMENT ON COLUMN measurement.model IS 'name:tag as it was called when the job was submitted';
COMMENT ON COLUMN measurement.shapes IS 'Concrete input shapes, one NAME=1x3x224x224 a line, sorted by name';
COMMENT ON COLUMN measurement.protocol IS 'Version of the way of measuring; only equal ones compare';
COMMENT ON COLUMN measurement.weights IS 'synthetic: seeded values in place of the dropped ones';
COMMENT ON COLUMN measurement.processes IS 'Fresh processes the samples come from';
COMMENT ON COLUMN measurement.samples IS 'Samples over all processes';
COMMENT ON COLUMN measurement.min_ns IS 'Shortest wall time of a run, nanoseconds';
COMMENT ON COLUMN measurement.p50_ns IS 'Median wall time of a run, nanoseconds; NULL with the reason beside it below its sample floor';
COMMENT ON COLUMN measurement.p50_ci_low_ns IS 'Lower end of the 95 % confidence interval of the median, nanoseconds';
COMMENT ON COLUMN measurement.p50_ci_high_ns IS 'Upper end of the 95 % confidence interval of the median, nanoseconds';
COMMENT ON COLUMN measurement.p90_ns IS '90th percentile of wall time, nanoseconds';
COMMENT ON COLUMN measurement.p99_ns IS '99th percentile of wall time, nanoseconds';
COMMENT ON COLUMN measurement.mean_ns IS 'Mean wall time, nanoseconds';
COMMENT ON COLUMN measurement.cv IS 'Standard deviation of wall time over its mean, a ratio';
COMMENT ON COLUMN measurement.cpu_p50_ns IS 'Median CPU time of the timed thread, nanoseconds; NULL where several threads worked or the system cannot tell';
COMMENT ON COLUMN measurement.throughput_per_second IS 'Samples of the batch per second at the median';
COMMENT ON COLUMN measurement.converged IS 'False: stopped by its limit before the confidence interval was narrow enough';
COMMENT ON COLUMN measurement.disturbed IS 'Foreign load, throttling or steal was seen';
COMMENT ON COLUMN measurement.verdict_notes IS 'Sentences behind converged and disturbed';
COMMENT ON COLUMN measurement.environment IS 'Clocks, governor, load and versions at the time';
