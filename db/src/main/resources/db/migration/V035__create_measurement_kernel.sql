CREATE TABLE measurement_kernel (
    measurement_id uuid    NOT NULL REFERENCES measurement ON DELETE CASCADE,
    kernel_id      uuid    NOT NULL REFERENCES kernel,
    count          integer NOT NULL CHECK (count >= 1),
    in_model_ns    bigint  NOT NULL CHECK (in_model_ns >= 0),
    PRIMARY KEY (measurement_id, kernel_id)
);

COMMENT ON TABLE measurement_kernel IS 'The kernels that compute the parts of a measurement';
COMMENT ON COLUMN measurement_kernel.count IS 'Parts that the kernel computes';
COMMENT ON COLUMN measurement_kernel.in_model_ns IS 'The time of those parts together, within the run, nanoseconds';
