CREATE TABLE measurement_layer (
    measurement_id uuid      NOT NULL REFERENCES measurement ON DELETE CASCADE,
    part           integer   NOT NULL CHECK (part >= 0),
    layers         integer[] NOT NULL,
    kernel         text      NOT NULL,
    time_ns        bigint    NOT NULL CHECK (time_ns >= 0),
    macs           bigint    NOT NULL CHECK (macs >= 0),
    flops          bigint    NOT NULL CHECK (flops >= 0),
    bytes          bigint    NOT NULL CHECK (bytes >= 0),
    complete       boolean   NOT NULL,
    bound          text      CHECK (bound IN ('COMPUTE', 'MEMORY', 'OVERHEAD')),
    PRIMARY KEY (measurement_id, part)
);

COMMENT ON TABLE measurement_layer IS 'A part of the end-to-end time of a measurement; the parts add up to its median. Ids are UUIDv7, so ranges of the key are ranges of time, which it can be partitioned by';
COMMENT ON COLUMN measurement_layer.part IS 'Position in the order of execution, from 0; the last is what lies between the runtime''s nodes';
COMMENT ON COLUMN measurement_layer.layers IS 'Positions in the file of the nodes computed in it; the time belongs to all of them together. Empty for work of the runtime that no layer asked for';
COMMENT ON COLUMN measurement_layer.kernel IS 'Operators of the layers joined by +; the runtime''s own word where there are none';
COMMENT ON COLUMN measurement_layer.macs IS 'Multiply-accumulates of its layers, bias excluded';
COMMENT ON COLUMN measurement_layer.flops IS 'Two for each multiply-add, one for every other scalar operation of its layers';
COMMENT ON COLUMN measurement_layer.bytes IS 'Bytes that its layers together read and write; what passes between them is not counted';
COMMENT ON COLUMN measurement_layer.complete IS 'False: the cost of a layer is not known, and the counts are lower bounds';
COMMENT ON COLUMN measurement_layer.bound IS 'What keeps it from being faster, by the device''s measured peaks; NULL where those were not known';
