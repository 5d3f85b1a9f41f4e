CREATE TABLE imported_measurement (
    id                    uuid             PRIMARY KEY,
    import_id             uuid             NOT NULL REFERENCES import ON DELETE CASCADE,
    line                  bigint           NOT NULL CHECK (line >= 1),
    model                 text             NOT NULL CHECK (model <> ''),
    backbone              text,
    device                text             NOT NULL CHECK (device <> ''),
    device_class          text             NOT NULL CHECK (device_class ~ '^imported:[A-Za-z0-9._-]{1,180}$'),
    backend               text             NOT NULL CHECK (backend <> ''),
    backend_version       text,
    precision             text             NOT NULL CHECK (precision <> ''),
    compute_unit          text,
    threads               integer          CHECK (threads >= 1),
    batch                 bigint           CHECK (batch >= 1),
    resolution            integer          CHECK (resolution >= 1),
    latency_ns            double precision NOT NULL CHECK (latency_ns > 0),
    statistic             text             NOT NULL CHECK (statistic IN ('MEAN', 'P50', 'UNKNOWN')),
    throughput_per_second double precision CHECK (throughput_per_second > 0),
    samples               integer          CHECK (samples >= 1),
    min_ns                bigint           CHECK (min_ns >= 0),
    p50_ci_low_ns         bigint           CHECK (p50_ci_low_ns >= 0),
    p50_ci_high_ns        bigint           CHECK (p50_ci_high_ns >= p50_ci_low_ns),
    p90_ns                bigint           CHECK (p90_ns >= 0),
    p99_ns                bigint           CHECK (p99_ns >= 0),
    mean_ns               double precision CHECK (mean_ns >= 0),
    cv                    double precision CHECK (cv >= 0),
    macs                  bigint           CHECK (macs >= 0),
    params                bigint           CHECK (params >= 0),
    activations           bigint           CHECK (activations >= 0),
    peak_memory_min_mb    bigint           CHECK (peak_memory_min_mb >= 0),
    peak_memory_max_mb    bigint           CHECK (peak_memory_max_mb >= 0),
    measured_at           timestamptz,
    UNIQUE (import_id, line)
);

CREATE INDEX imported_measurement_series ON imported_measurement (device_class, model);
CREATE INDEX imported_measurement_backbone ON imported_measurement (backbone, device_class);

CREATE TABLE imported_accuracy (
    id           uuid             PRIMARY KEY,
    import_id    uuid             NOT NULL REFERENCES import ON DELETE CASCADE,
    line         bigint           NOT NULL CHECK (line >= 1),
    model        text             NOT NULL CHECK (model <> ''),
    weights      text             NOT NULL,
    backbone     text,
    resolution   integer          NOT NULL CHECK (resolution >= 1),
    top1_percent double precision NOT NULL CHECK (top1_percent BETWEEN 0 AND 100),
    top5_percent double precision CHECK (top5_percent BETWEEN 0 AND 100),
    params       bigint           CHECK (params >= 0),
    UNIQUE (import_id, line)
);

CREATE INDEX imported_accuracy_model ON imported_accuracy (model, resolution);

COMMENT ON TABLE imported_measurement IS 'Times that others took, never blended with our own: what the source does not say is null';
COMMENT ON COLUMN imported_measurement.model IS 'As the source calls it';
COMMENT ON COLUMN imported_measurement.backbone IS 'The same model in the catalogue; null where it is none of them or that is not certain';
COMMENT ON COLUMN imported_measurement.device IS 'As the source calls it';
COMMENT ON COLUMN imported_measurement.device_class IS 'The colon keeps it apart from every class of an attached device';
COMMENT ON COLUMN imported_measurement.precision IS 'As the source calls it: amp and float are not said to be any of ours';
COMMENT ON COLUMN imported_measurement.latency_ns IS 'Of one run with the whole batch; the one number that the source gives';
COMMENT ON COLUMN imported_measurement.statistic IS 'What that number is of the samples behind it';
COMMENT ON COLUMN imported_measurement.macs IS 'As the source counts and prints, for one sample of the batch';
COMMENT ON COLUMN imported_measurement.activations IS 'Elements of the outputs of convolutions, as timm counts them, for one sample of the batch';
COMMENT ON COLUMN imported_measurement.peak_memory_min_mb IS 'As printed; the source does not say which megabyte';
COMMENT ON TABLE imported_accuracy IS 'Accuracy on ImageNet-1k that others found, by weights';
COMMENT ON COLUMN imported_accuracy.model IS 'The architecture as the source calls it, weights apart';

CREATE VIEW imported_measurement_report AS
    SELECT imported_measurement.*,
           import.source, import.licence, import.source_version,
           -- '2.4.0+cu12.4' is {2,4,0,12,4}: versions sort as numbers, not as text.
           CAST(regexp_split_to_array(
               NULLIF(trim(BOTH '.' FROM regexp_replace(backend_version, '[^0-9]+', '.', 'g')), ''),
               '\.') AS numeric[]) AS version_order
    FROM imported_measurement
    JOIN import ON import.id = imported_measurement.import_id;

COMMENT ON VIEW imported_measurement_report IS 'Imported times with where they come from';
