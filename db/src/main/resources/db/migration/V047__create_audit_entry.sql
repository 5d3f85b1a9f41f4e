CREATE TABLE audit_entry (
    id         uuid        PRIMARY KEY,
    written_at timestamptz NOT NULL DEFAULT now(),
    key_id     uuid        REFERENCES access_key,
    owner      text        NOT NULL,
    method     text        NOT NULL,
    route      text        NOT NULL,
    object     text,
    status     smallint    NOT NULL
);

COMMENT ON TABLE audit_entry IS 'Every write that was asked for over HTTP, also those that were refused to a known caller';
COMMENT ON COLUMN audit_entry.key_id IS 'NULL: the service asked for no key';
COMMENT ON COLUMN audit_entry.route IS 'As declared, for example /api/v1/sweeps/{id}/cancel';
COMMENT ON COLUMN audit_entry.object IS 'What was named in the path, or was made';
COMMENT ON COLUMN audit_entry.status IS 'HTTP status of the answer';
