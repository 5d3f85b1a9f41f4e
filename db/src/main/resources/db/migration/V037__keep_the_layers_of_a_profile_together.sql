-- Layers are written and read as a whole and are most of what a sweep writes. As rows of their own each cost a tuple, an entry in
-- the index and a look-up of its profile; as lists they are one row, which compresses well.
ALTER TABLE profile_layer RENAME TO profile_layer_row;

CREATE TABLE profile_layer_list (
    profile_id               uuid      PRIMARY KEY REFERENCES profile ON DELETE CASCADE,
    indexes                  integer[] NOT NULL,
    names                    text[]    NOT NULL,
    ops                      text[]    NOT NULL,
    outcomes                 text[]    NOT NULL,
    reasons                  text[]    NOT NULL,
    multiply_adds            bigint[]  NOT NULL,
    additions                bigint[]  NOT NULL,
    multiplications          bigint[]  NOT NULL,
    divisions                bigint[]  NOT NULL,
    comparisons              bigint[]  NOT NULL,
    transcendentals          bigint[]  NOT NULL,
    macs                     bigint[]  NOT NULL,
    flops                    bigint[]  NOT NULL,
    params                   bigint[]  NOT NULL,
    weight_bytes_read        bigint[]  NOT NULL,
    activation_bytes_read    bigint[]  NOT NULL,
    activation_bytes_written bigint[]  NOT NULL,
    outputs                  text[]    NOT NULL,
    CONSTRAINT profile_layer_list_is_even CHECK (cardinality(indexes) = ALL (ARRAY[
        cardinality(names), cardinality(ops), cardinality(outcomes), cardinality(reasons),
        cardinality(multiply_adds), cardinality(additions), cardinality(multiplications),
        cardinality(divisions), cardinality(comparisons), cardinality(transcendentals),
        cardinality(macs), cardinality(flops), cardinality(params), cardinality(weight_bytes_read),
        cardinality(activation_bytes_read), cardinality(activation_bytes_written), cardinality(outputs)])),
    CONSTRAINT profile_layer_list_has_known_outcomes CHECK (
        outcomes <@ ARRAY['COUNTED', 'UNSUPPORTED', 'UNRESOLVED']),
    CONSTRAINT profile_layer_list_has_reasons CHECK (
        cardinality(array_positions(outcomes, 'UNRESOLVED')) + cardinality(array_positions(reasons, NULL))
            = cardinality(outcomes))
);

INSERT INTO profile_layer_list
SELECT profile_id,
       array_agg(index ORDER BY index),
       array_agg(name ORDER BY index),
       array_agg(op ORDER BY index),
       array_agg(outcome ORDER BY index),
       array_agg(reason ORDER BY index),
       array_agg(multiply_adds ORDER BY index),
       array_agg(additions ORDER BY index),
       array_agg(multiplications ORDER BY index),
       array_agg(divisions ORDER BY index),
       array_agg(comparisons ORDER BY index),
       array_agg(transcendentals ORDER BY index),
       array_agg(macs ORDER BY index),
       array_agg(flops ORDER BY index),
       array_agg(params ORDER BY index),
       array_agg(weight_bytes_read ORDER BY index),
       array_agg(activation_bytes_read ORDER BY index),
       array_agg(activation_bytes_written ORDER BY index),
       array_agg(outputs ORDER BY index)
FROM profile_layer_row
GROUP BY profile_id;

DROP TABLE profile_layer_row;

CREATE VIEW profile_layer AS
    SELECT list.profile_id, layer.*
    FROM profile_layer_list list
    CROSS JOIN LATERAL unnest(
        indexes, names, ops, outcomes, reasons, multiply_adds, additions, multiplications, divisions,
        comparisons, transcendentals, macs, flops, params, weight_bytes_read, activation_bytes_read,
        activation_bytes_written, outputs)
        AS layer (index, name, op, outcome, reason, multiply_adds, additions, multiplications, divisions,
                  comparisons, transcendentals, macs, flops, params, weight_bytes_read,
                  activation_bytes_read, activation_bytes_written, outputs);

COMMENT ON TABLE profile_layer_list IS 'The layers of a profile: what is known of one stands at the same place of all lists';
COMMENT ON VIEW profile_layer IS 'The cost of each node of the main graph';
COMMENT ON COLUMN profile_layer.index IS 'Position of the node in the file, from 0';
COMMENT ON COLUMN profile_layer.reason IS 'Why its shapes are not known';
COMMENT ON COLUMN profile_layer.macs IS 'Multiply-accumulates, bias excluded';
COMMENT ON COLUMN profile_layer.flops IS 'Two for each multiply-add, one for every other scalar operation';
COMMENT ON COLUMN profile_layer.params IS 'Weight elements the layer is the first to use';
COMMENT ON COLUMN profile_layer.weight_bytes_read IS 'Bytes of weights read in one run';
COMMENT ON COLUMN profile_layer.activation_bytes_read IS 'Bytes of activations read in one run';
COMMENT ON COLUMN profile_layer.activation_bytes_written IS 'Bytes of activations written in one run';
COMMENT ON COLUMN profile_layer.outputs IS 'Outputs in order, one FLOAT[1x64x112x112] NAME a line; ? where unknown';
