CREATE TABLE regression (
    id                        uuid             PRIMARY KEY,
    model                     text             NOT NULL,
    graph_id                  text             NOT NULL REFERENCES graph,
    device_class              text             NOT NULL,
    backend                   text             NOT NULL,
    precision                 text             NOT NULL,
    threads                   integer          NOT NULL,
    batch                     bigint,
    shapes                    text             NOT NULL,
    weights                   text             NOT NULL,
    device_id                 text             NOT NULL REFERENCES device,
    measurement_id            uuid             NOT NULL UNIQUE,
    started_at                timestamptz      NOT NULL,
    p_value                   double precision NOT NULL CHECK (p_value BETWEEN 0 AND 1),
    before_ns                 double precision NOT NULL CHECK (before_ns > 0),
    after_ns                  double precision NOT NULL CHECK (after_ns > before_ns),
    gate                      double precision NOT NULL CHECK (gate > 0),
    minimum_detectable_change double precision CHECK (minimum_detectable_change >= 0),
    found_at                  timestamptz      NOT NULL DEFAULT now(),
    state                     text             NOT NULL DEFAULT 'SUSPECTED'
                                               CHECK (state IN ('SUSPECTED', 'CONFIRMED', 'DISMISSED')),
    reason                    text,
    decided_at                timestamptz,
    rerun_sweep_id            uuid             REFERENCES sweep,
    rerun_measurement_id      uuid,
    CONSTRAINT regression_is_decided_with_reason CHECK (
        state = 'SUSPECTED' OR num_nonnulls(reason, decided_at) = 2)
);

CREATE INDEX regression_of_series ON regression (graph_id, device_class, device_id);
CREATE INDEX regression_open ON regression (id) WHERE state = 'SUSPECTED';

COMMENT ON TABLE regression IS 'Series that became slower on a unit: suspected until they were measured once more';
COMMENT ON COLUMN regression.model IS 'name:tag as it was called when the first slow measurement was asked for';
COMMENT ON COLUMN regression.measurement_id IS 'The first measurement after the change; no foreign key, for the feed outlives months of measurements';
COMMENT ON COLUMN regression.p_value IS 'Chance of such a change where there is none';
COMMENT ON COLUMN regression.before_ns IS 'Median of the medians before the change, nanoseconds';
COMMENT ON COLUMN regression.after_ns IS 'Median of the medians after the change, nanoseconds';
COMMENT ON COLUMN regression.gate IS 'Relative difference from which on a change matters';
COMMENT ON COLUMN regression.minimum_detectable_change IS 'What noise alone made on the unit then; NULL where it was not known';
COMMENT ON COLUMN regression.reason IS 'Why it is in its state; of a suspected one, why it was not measured once more';
COMMENT ON COLUMN regression.rerun_sweep_id IS 'The sweep that measures once more';
COMMENT ON COLUMN regression.rerun_measurement_id IS 'What that measured';
