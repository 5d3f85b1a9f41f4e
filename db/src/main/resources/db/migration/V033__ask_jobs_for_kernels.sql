ALTER TABLE job
    ADD COLUMN measure_kernels boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT job_kernels_are_of_layers CHECK (measure_layers OR NOT measure_kernels);

COMMENT ON COLUMN job.measure_kernels IS 'What computes the layers is measured alone as well';
