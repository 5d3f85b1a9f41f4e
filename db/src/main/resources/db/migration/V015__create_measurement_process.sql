CREATE TABLE measurement_process (
    measurement_id uuid     NOT NULL REFERENCES measurement ON DELETE CASCADE,
    number         integer  NOT NULL CHECK (number >= 1),
    load_ns        bigint,
    first_run_ns   bigint,
    wall_ns        bigint[] NOT NULL CHECK (cardinality(wall_ns) >= 1),
    cpu_ns         bigint[] NOT NULL,
    PRIMARY KEY (measurement_id, number),
    CONSTRAINT measurement_process_cpu_for_all_or_none CHECK (cardinality(cpu_ns) IN (0, cardinality(wall_ns)))
);

COMMENT ON TABLE measurement_process IS 'Raw samples of one fresh process of a measurement, in the order they were taken';
COMMENT ON COLUMN measurement_process.load_ns IS 'Time to load the model, nanoseconds';
COMMENT ON COLUMN measurement_process.first_run_ns IS 'Wall time of the first run, nanoseconds';
COMMENT ON COLUMN measurement_process.wall_ns IS 'Wall time of each run after warm-up, nanoseconds';
COMMENT ON COLUMN measurement_process.cpu_ns IS 'CPU time of the timed thread in the same runs, nanoseconds; empty where the system cannot tell';
