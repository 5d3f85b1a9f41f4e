CREATE TABLE worker (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL CHECK (name <> ''),
    version    text        NOT NULL,
    started_at timestamptz NOT NULL DEFAULT now(),
    seen_at    timestamptz NOT NULL DEFAULT now(),
    stopped_at timestamptz
);

COMMENT ON TABLE worker IS 'One worker process, from its start to its end; a restarted worker is a new row';
COMMENT ON COLUMN worker.name IS 'For people: host and process id';
COMMENT ON COLUMN worker.seen_at IS 'Last heartbeat, by the clock of this database';
COMMENT ON COLUMN worker.stopped_at IS 'When it said goodbye; NULL while it runs, and for ever where it was killed';

CREATE VIEW worker_liveness AS
    SELECT worker.*, stopped_at IS NULL AND seen_at > now() - interval '15 seconds' AS alive
    FROM worker;

COMMENT ON VIEW worker_liveness IS 'Workers, and whether each was seen within three of its five-second heartbeats';
