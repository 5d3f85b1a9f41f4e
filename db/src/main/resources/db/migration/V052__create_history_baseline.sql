CREATE TABLE history_baseline (
    id           uuid        PRIMARY KEY,
    graph_id     text        NOT NULL REFERENCES graph,
    device_class text        NOT NULL,
    backend      text        NOT NULL,
    precision    text        NOT NULL,
    threads      integer     NOT NULL,
    batch        bigint,
    shapes       text        NOT NULL,
    weights      text        NOT NULL,
    since        timestamptz NOT NULL,
    reason       text        NOT NULL CHECK (reason <> ''),
    owner        text        NOT NULL CHECK (owner <> '')
);

CREATE INDEX history_baseline_of_series ON history_baseline (graph_id, device_class);

COMMENT ON TABLE history_baseline IS 'From when on a series counts: a change that somebody knows of and accepts';
COMMENT ON COLUMN history_baseline.since IS 'Measurements that began earlier are compared with nothing';
COMMENT ON COLUMN history_baseline.owner IS 'Who said so';
