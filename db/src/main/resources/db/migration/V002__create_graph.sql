CREATE TABLE graph (
    id         text        PRIMARY KEY CHECK (id ~ '^sha256:[0-9a-f]{64}$'),
    bytes      bytea       NOT NULL,
    size_bytes bigint      NOT NULL GENERATED ALWAYS AS (octet_length(bytes)) STORED,
    node_count integer     NOT NULL CHECK (node_count >= 0),
    opset      bigint      NOT NULL CHECK (opset >= 0),
    created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE graph IS 'An ONNX model without its weights, stored once per content';
COMMENT ON COLUMN graph.id IS 'sha256: and the SHA-256 of bytes in hexadecimal';
COMMENT ON COLUMN graph.bytes IS 'Canonical stripped ONNX; weights are external tensors without data';
COMMENT ON COLUMN graph.size_bytes IS 'Length of bytes';
COMMENT ON COLUMN graph.node_count IS 'Nodes of the main graph';
COMMENT ON COLUMN graph.opset IS 'Version of the default operator set the graph imports';
