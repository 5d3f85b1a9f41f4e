-- The latest of each series is asked for all the time and is spread over the months: looking for it among a million
-- measurements reads every one of the series. Here it is one row, kept by the statement that stores measurements.
CREATE TABLE latest_measurement (
    graph_id       text        NOT NULL,
    device_class   text        NOT NULL,
    backend        text        NOT NULL,
    precision      text        NOT NULL,
    threads        integer     NOT NULL,
    batch          bigint,
    shapes         text        NOT NULL,
    weights        text        NOT NULL,
    started_at     timestamptz NOT NULL,
    measurement_id uuid        NOT NULL REFERENCES measurement ON DELETE CASCADE ON UPDATE CASCADE,
    examined_id    uuid
);

-- A digest, because the shapes of a graph with a hundred inputs do not fit into an index row.
CREATE UNIQUE INDEX latest_measurement_of_series
    ON latest_measurement (graph_id, device_class, backend, precision, threads, batch, md5(shapes), weights)
    NULLS NOT DISTINCT;
CREATE INDEX latest_measurement_measurement ON latest_measurement (measurement_id);
CREATE INDEX latest_measurement_to_examine ON latest_measurement (measurement_id)
    WHERE examined_id IS DISTINCT FROM measurement_id;

COMMENT ON TABLE latest_measurement IS 'The latest measurement of each series: of one graph on one device class in one setting';
COMMENT ON COLUMN latest_measurement.examined_id IS 'The latest measurement when the series was last searched for regressions';

CREATE FUNCTION note_latest_measurements() RETURNS trigger
    LANGUAGE plpgsql
AS $$
BEGIN
    -- In the order of the key, so that two that store many cannot wait for each other.
    INSERT INTO latest_measurement AS latest (
        graph_id, device_class, backend, precision, threads, batch, shapes, weights, started_at, measurement_id)
    SELECT DISTINCT ON (graph_id, device_class, backend, precision, threads, batch, shapes, weights)
           graph_id, device_class, backend, precision, threads, batch, shapes, weights, started_at, id
    FROM added
    ORDER BY graph_id, device_class, backend, precision, threads, batch, shapes, weights, started_at DESC, id DESC
    ON CONFLICT (graph_id, device_class, backend, precision, threads, batch, md5(shapes), weights)
    DO UPDATE SET started_at = excluded.started_at, measurement_id = excluded.measurement_id
    WHERE (latest.started_at, latest.measurement_id) < (excluded.started_at, excluded.measurement_id);
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION note_latest_measurements IS 'Keeps latest_measurement up to what was stored';

CREATE TRIGGER measurement_is_latest
    AFTER INSERT ON measurement
    REFERENCING NEW TABLE AS added
    FOR EACH STATEMENT EXECUTE FUNCTION note_latest_measurements();

INSERT INTO latest_measurement (
    graph_id, device_class, backend, precision, threads, batch, shapes, weights, started_at, measurement_id, examined_id)
SELECT DISTINCT ON (graph_id, device_class, backend, precision, threads, batch, shapes, weights)
       graph_id, device_class, backend, precision, threads, batch, shapes, weights, started_at, id, id
FROM measurement
ORDER BY graph_id, device_class, backend, precision, threads, batch, shapes, weights, started_at DESC, id DESC;

-- First pages of filtered lists, newest first: of what is rare they would read all months. Device classes had theirs.
CREATE INDEX measurement_by_model ON measurement (model, id);
CREATE INDEX measurement_by_graph ON measurement (graph_id, id);
CREATE INDEX measurement_by_model_and_class ON measurement (model, device_class, id);
CREATE INDEX measurement_by_precision ON measurement (precision, id);
CREATE INDEX measurement_by_backend ON measurement (backend, id);
CREATE INDEX measurement_by_threads ON measurement (threads, id);
CREATE INDEX measurement_by_batch ON measurement (batch, id);
