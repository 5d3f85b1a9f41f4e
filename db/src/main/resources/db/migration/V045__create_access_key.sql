CREATE TABLE access_key (
    id            uuid        PRIMARY KEY,
    name          text        NOT NULL CHECK (name <> ''),
    owner         text        NOT NULL CHECK (owner <> ''),
    role          text        NOT NULL CHECK (role IN ('READER', 'SUBMITTER', 'ADMIN')),
    prefix        text        NOT NULL CHECK (length(prefix) = 12),
    secret_sha256 text        NOT NULL UNIQUE CHECK (secret_sha256 ~ '^[0-9a-f]{64}$'),
    created_by    text        NOT NULL CHECK (created_by <> ''),
    created_at    timestamptz NOT NULL DEFAULT now(),
    expires_at    timestamptz,
    revoked_at    timestamptz,
    last_used_at  timestamptz
);

CREATE INDEX access_key_by_prefix ON access_key (prefix);

COMMENT ON TABLE access_key IS 'Keys of the HTTP API; none is ever deleted, for the audit names them';
COMMENT ON COLUMN access_key.owner IS 'Whose is what is submitted with it';
COMMENT ON COLUMN access_key.prefix IS 'The first characters of the secret, to recognise it by';
COMMENT ON COLUMN access_key.secret_sha256 IS 'SHA-256 of the secret in hexadecimal; the secret itself is not stored';
COMMENT ON COLUMN access_key.created_by IS 'The owner of the key it was made with, or what else made it';
COMMENT ON COLUMN access_key.expires_at IS 'From when it is good for nothing; NULL: never';
COMMENT ON COLUMN access_key.last_used_at IS 'To a minute';
