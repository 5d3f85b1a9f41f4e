CREATE TABLE profile_layer (
    profile_id               uuid    NOT NULL REFERENCES profile ON DELETE CASCADE,
    index                    integer NOT NULL CHECK (index >= 0),
    name                     text    NOT NULL,
    op                       text    NOT NULL,
    outcome                  text    NOT NULL CHECK (outcome IN ('COUNTED', 'UNSUPPORTED', 'UNRESOLVED')),
    reason                   text,
    multiply_adds            bigint  NOT NULL,
    additions                bigint  NOT NULL,
    multiplications          bigint  NOT NULL,
    divisions                bigint  NOT NULL,
    comparisons              bigint  NOT NULL,
    transcendentals          bigint  NOT NULL,
    macs                     bigint  NOT NULL,
    flops                    bigint  NOT NULL,
    params                   bigint  NOT NULL,
    weight_bytes_read        bigint  NOT NULL,
    activation_bytes_read    bigint  NOT NULL,
    activation_bytes_written bigint  NOT NULL,
    outputs                  text    NOT NULL,
    PRIMARY KEY (profile_id, index),
    CONSTRAINT profile_layer_unresolved_has_reason CHECK ((outcome = 'UNRESOLVED') = (reason IS NOT NULL))
);

COMMENT ON TABLE profile_layer IS 'The cost of one node of the main graph';
COMMENT ON COLUMN profile_layer.index IS 'Position of the node in the file, from 0';
COMMENT ON COLUMN profile_layer.reason IS 'Why its shapes are not known';
COMMENT ON COLUMN profile_layer.macs IS 'Multiply-accumulates, bias excluded';
COMMENT ON COLUMN profile_layer.flops IS 'Two for each multiply-add, one for every other scalar operation';
COMMENT ON COLUMN profile_layer.params IS 'Weight elements the layer is the first to use';
COMMENT ON COLUMN profile_layer.weight_bytes_read IS 'Bytes of weights read in one run';
COMMENT ON COLUMN profile_layer.activation_bytes_read IS 'Bytes of activations read in one run';
COMMENT ON COLUMN profile_layer.activation_bytes_written IS 'Bytes of activations written in one run';
COMMENT ON COLUMN profile_layer.outputs IS 'Outputs in order, one FLOAT[1x64x112x112] NAME a line; ? where unknown';
