CREATE TABLE model (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL CHECK (name <> ''),
    tag        text        NOT NULL CHECK (tag <> ''),
    graph_id   text        NOT NULL REFERENCES graph,
    source     text        NOT NULL CHECK (source IN ('UPLOAD', 'CATALOGUE')),
    created_at timestamptz NOT NULL DEFAULT now(),
    updated_at timestamptz NOT NULL DEFAULT now(),
    UNIQUE (name, tag)
);

CREATE INDEX model_graph ON model (graph_id);

COMMENT ON TABLE model IS 'A named graph; a name and tag point to one graph at a time and can be moved to another';
COMMENT ON COLUMN model.id IS 'UUIDv7, so ids sort by creation';
COMMENT ON COLUMN model.updated_at IS 'When the name was last moved to another graph';
