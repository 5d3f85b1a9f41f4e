ALTER TABLE job
    ADD COLUMN measure_layers boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT job_layers_are_of_measurements CHECK (kind = 'MEASUREMENT' OR NOT measure_layers);

COMMENT ON COLUMN job.measure_layers IS 'The time of each layer is measured beside that of the whole run';
