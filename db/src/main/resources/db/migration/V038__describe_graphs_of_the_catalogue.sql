-- A network of a search space is made anew from its name in less time than its bytes take to be stored; there are thousands of them.
ALTER TABLE graph
    ADD COLUMN backbone text,
    ALTER COLUMN bytes DROP NOT NULL,
    ALTER COLUMN size_bytes DROP EXPRESSION,
    ADD CONSTRAINT graph_is_stored_or_described CHECK (num_nonnulls(bytes, backbone) >= 1),
    ADD CONSTRAINT graph_has_its_size CHECK (size_bytes = coalesce(octet_length(bytes), size_bytes));

COMMENT ON COLUMN graph.bytes IS 'Canonical stripped ONNX; weights are external tensors without data; NULL: to be built from backbone';
COMMENT ON COLUMN graph.backbone IS 'What the catalogue builds it for; id says whether the graph built is this one';
COMMENT ON COLUMN graph.size_bytes IS 'Length of the canonical form';
