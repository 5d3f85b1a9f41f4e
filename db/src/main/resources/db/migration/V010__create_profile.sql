CREATE TABLE profile (
    id                    uuid        PRIMARY KEY,
    graph_id              text        NOT NULL REFERENCES graph,
    shapes                text        NOT NULL,
    inputs                text        NOT NULL,
    params                bigint      NOT NULL CHECK (params >= 0),
    statistics            bigint      NOT NULL CHECK (statistics >= 0),
    constants             bigint      NOT NULL CHECK (constants >= 0),
    multiply_adds         bigint      NOT NULL CHECK (multiply_adds >= 0),
    additions             bigint      NOT NULL CHECK (additions >= 0),
    multiplications       bigint      NOT NULL CHECK (multiplications >= 0),
    divisions             bigint      NOT NULL CHECK (divisions >= 0),
    comparisons           bigint      NOT NULL CHECK (comparisons >= 0),
    transcendentals       bigint      NOT NULL CHECK (transcendentals >= 0),
    macs                  bigint      NOT NULL CHECK (macs >= 0),
    flops                 bigint      NOT NULL CHECK (flops >= 0),
    weight_bytes          bigint      NOT NULL CHECK (weight_bytes >= 0),
    activation_bytes      bigint      NOT NULL CHECK (activation_bytes >= 0),
    peak_activation_bytes bigint      NOT NULL CHECK (peak_activation_bytes >= 0),
    complete              boolean     NOT NULL,
    created_at            timestamptz NOT NULL DEFAULT now()
);

-- A digest, because the shapes of a graph with a hundred inputs do not fit into an index row.
CREATE UNIQUE INDEX profile_of_workload ON profile (graph_id, md5(shapes));

COMMENT ON TABLE profile IS 'The static cost of a graph at concrete input shapes: deterministic, stored once';
COMMENT ON COLUMN profile.shapes IS 'Concrete input shapes, one NAME=1x3x224x224 a line, sorted by name';
COMMENT ON COLUMN profile.inputs IS 'Graph inputs in order, one FLOAT[1x3x224x224] NAME a line';
COMMENT ON COLUMN profile.params IS 'Weight elements, each tensor once';
COMMENT ON COLUMN profile.statistics IS 'Elements of normalisation statistics';
COMMENT ON COLUMN profile.constants IS 'Elements of floating-point tensors in Constant nodes';
COMMENT ON COLUMN profile.multiply_adds IS 'Multiply-add operations';
COMMENT ON COLUMN profile.macs IS 'Multiply-accumulates of convolutions, matrix products and attention, bias excluded';
COMMENT ON COLUMN profile.flops IS 'Two for each multiply-add, one for every other scalar operation';
COMMENT ON COLUMN profile.weight_bytes IS 'Bytes of all weights';
COMMENT ON COLUMN profile.activation_bytes IS 'Bytes of all activations written';
COMMENT ON COLUMN profile.peak_activation_bytes IS 'Largest sum of bytes alive at once in execution order';
COMMENT ON COLUMN profile.complete IS 'False: totals are lower bounds';
