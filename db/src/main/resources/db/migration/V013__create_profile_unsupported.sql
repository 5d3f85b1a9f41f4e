CREATE TABLE profile_unsupported (
    profile_id uuid   NOT NULL REFERENCES profile ON DELETE CASCADE,
    op         text   NOT NULL,
    count      bigint NOT NULL CHECK (count >= 1),
    PRIMARY KEY (profile_id, op)
);

CREATE INDEX profile_unsupported_by_op ON profile_unsupported (op);

COMMENT ON TABLE profile_unsupported IS 'Operators without a cost rule: what the total leaves out';
COMMENT ON COLUMN profile_unsupported.op IS 'Name with its domain, for example com.acme::Foo';
COMMENT ON COLUMN profile_unsupported.count IS 'Nodes with this operator, those in subgraphs included';
