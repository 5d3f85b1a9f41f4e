CREATE TABLE import (
    id             uuid        PRIMARY KEY,
    content_id     text        NOT NULL UNIQUE CHECK (content_id ~ '^sha256:[0-9a-f]{64}$'),
    format         text        NOT NULL CHECK (format IN (
        'FLOPPER_CSV', 'FLOPPER_PARQUET', 'TIMM_BENCHMARK', 'TIMM_RESULTS', 'AIHUB')),
    source         text        NOT NULL CHECK (source <> ''),
    licence        text        NOT NULL CHECK (licence <> ''),
    source_version text        NOT NULL CHECK (source_version <> ''),
    file           text,
    owner          text        NOT NULL,
    measurements   integer     NOT NULL CHECK (measurements >= 0),
    accuracies     integer     NOT NULL CHECK (accuracies >= 0),
    joined         integer     NOT NULL CHECK (joined BETWEEN 0 AND measurements + accuracies),
    imported_at    timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE import_conflict (
    import_id uuid    NOT NULL REFERENCES import ON DELETE CASCADE,
    line      bigint  NOT NULL CHECK (line >= 1),
    model     text    NOT NULL,
    backbone  text    NOT NULL,
    detail    text    NOT NULL,
    PRIMARY KEY (import_id, line)
);

COMMENT ON TABLE import IS 'A file of figures from elsewhere, stored whole or not at all and once';
COMMENT ON COLUMN import.content_id IS 'SHA-256 of the file as it came';
COMMENT ON COLUMN import.source_version IS 'Commit or release of the source that the file is of';
COMMENT ON COLUMN import.joined IS 'Rows whose model is a backbone of the catalogue';
COMMENT ON TABLE import_conflict IS 'Rows that are named like a backbone of the catalogue and are not it by their figures';
COMMENT ON COLUMN import_conflict.line IS 'In the file, the first is 1';
