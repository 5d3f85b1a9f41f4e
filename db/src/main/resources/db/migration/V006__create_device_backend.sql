CREATE TABLE device_backend (
    device_id   text    NOT NULL REFERENCES device ON DELETE CASCADE,
    backend     text    NOT NULL CHECK (backend <> ''),
    version     text    NOT NULL,
    protocol    integer NOT NULL CHECK (protocol >= 1),
    precisions  text[]  NOT NULL CHECK (cardinality(precisions) > 0),
    threads_max integer NOT NULL CHECK (threads_max >= 1),
    PRIMARY KEY (device_id, backend)
);

COMMENT ON TABLE device_backend IS 'A way to run kernels on a device, and what it can do there';
COMMENT ON COLUMN device_backend.protocol IS 'Version of the way of measuring that its worker follows now';
COMMENT ON COLUMN device_backend.precisions IS 'Precisions it can run, for example fp32';
COMMENT ON COLUMN device_backend.threads_max IS 'Largest number of threads a measurement may ask for';
