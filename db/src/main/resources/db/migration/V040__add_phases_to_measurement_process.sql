ALTER TABLE measurement_process
    ADD COLUMN runtime_start_ns bigint CHECK (runtime_start_ns >= 0),
    ADD COLUMN warm_load_ns     bigint CHECK (warm_load_ns >= 0);

COMMENT ON COLUMN measurement_process.load_ns IS 'Time of the first load of the model in the process, nanoseconds';
COMMENT ON COLUMN measurement_process.runtime_start_ns IS 'Time to bring up the runtime before any model, nanoseconds; NULL where it was not kept';
COMMENT ON COLUMN measurement_process.warm_load_ns IS 'Time to load the model once more after the last sample, nanoseconds; NULL where it was not kept or memory did not allow it';
