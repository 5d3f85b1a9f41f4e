DELETE FROM measurement_kernel
WHERE NOT EXISTS (SELECT FROM measurement WHERE measurement.id = measurement_kernel.measurement_id);

ALTER TABLE measurement_kernel
    ADD FOREIGN KEY (measurement_id) REFERENCES measurement ON DELETE CASCADE;

COMMENT ON TABLE measurement_kernel IS 'The kernels that compute the parts of a measurement';
