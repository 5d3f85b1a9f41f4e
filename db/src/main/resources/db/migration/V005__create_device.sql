CREATE TABLE device (
    id            text        PRIMARY KEY CHECK (id <> ''),
    device_class  text        NOT NULL CHECK (device_class ~ '^[A-Za-z0-9._-]{1,180}$'),
    name          text        NOT NULL,
    descriptor    jsonb       NOT NULL,
    worker_id     uuid        NOT NULL REFERENCES worker,
    registered_at timestamptz NOT NULL DEFAULT now()
);

CREATE INDEX device_by_class ON device (device_class);

COMMENT ON TABLE device IS 'One physical unit that kernels are timed on';
COMMENT ON COLUMN device.id IS 'Key made of stable facts of the unit only';
COMMENT ON COLUMN device.device_class IS 'Units of one class are interchangeable for comparison; part of the topic name, hence its alphabet';
COMMENT ON COLUMN device.descriptor IS 'What the worker read from the unit: processor, caches, memory, clocks';
COMMENT ON COLUMN device.worker_id IS 'The worker the unit is attached to, or was last';
