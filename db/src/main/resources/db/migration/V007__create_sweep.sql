CREATE TABLE sweep (
    id              uuid        PRIMARY KEY,
    name            text        NOT NULL,
    owner           text        NOT NULL CHECK (owner <> ''),
    priority        smallint    NOT NULL CHECK (priority BETWEEN 0 AND 2),
    total           integer     NOT NULL CHECK (total >= 0),
    request         jsonb       NOT NULL,
    idempotency_key text,
    request_sha256  text        NOT NULL CHECK (request_sha256 ~ '^[0-9a-f]{64}$'),
    created_at      timestamptz NOT NULL DEFAULT now(),
    UNIQUE (owner, idempotency_key)
);

COMMENT ON TABLE sweep IS 'One submission: a matrix of cells, each of which is a job';
COMMENT ON COLUMN sweep.priority IS '0 high, 1 normal, 2 low';
COMMENT ON COLUMN sweep.total IS 'Jobs it has, those answered from the store included';
COMMENT ON COLUMN sweep.request IS 'The body as submitted';
COMMENT ON COLUMN sweep.idempotency_key IS 'The submitter''s key: the same key from the same owner is the same sweep';
COMMENT ON COLUMN sweep.request_sha256 IS 'SHA-256 of the submitted body in hexadecimal, to tell a repeat from a key used twice';
