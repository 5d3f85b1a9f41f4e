ALTER TABLE measurement
    ADD COLUMN profiled_runs      integer CHECK (profiled_runs >= 1),
    ADD COLUMN profiling_overhead double precision,
    ADD COLUMN attributed_ns      bigint CHECK (attributed_ns >= 0),
    ADD CONSTRAINT measurement_layer_timing_whole_or_none CHECK (
        num_nonnulls(profiled_runs, profiling_overhead, attributed_ns) IN (0, 3));

COMMENT ON COLUMN measurement.profiled_runs IS 'Runs that the layer times are drawn from; NULL where layers were not timed';
COMMENT ON COLUMN measurement.profiling_overhead IS 'By which part a run takes longer under the profiler; negative where noise hides it';
COMMENT ON COLUMN measurement.attributed_ns IS 'The part of the median that layers account for, nanoseconds';

-- A view keeps the columns that its table had when it was made.
DROP VIEW measurement_report;

CREATE VIEW measurement_report AS
    SELECT measurement.*,
           CAST(measurement.environment AS text) AS environment_json,
           profile.macs,
           profile.flops
    FROM measurement
    JOIN profile ON profile.id = measurement.profile_id;

COMMENT ON VIEW measurement_report IS 'Measurements with the static totals of their workload';
