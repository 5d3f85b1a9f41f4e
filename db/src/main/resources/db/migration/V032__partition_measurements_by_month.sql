-- Ids are UUIDv7, whose first 48 bits are milliseconds since 1970: ranges of ids are ranges of time.
CREATE FUNCTION first_id_of(instant timestamptz) RETURNS uuid
    LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT CAST(lpad(to_hex(CAST(floor(extract(epoch FROM instant) * 1000) AS bigint)), 12, '0')
                      || repeat('0', 20) AS uuid) $$;

COMMENT ON FUNCTION first_id_of IS 'No id of this instant or later is less';

CREATE FUNCTION month_of(id uuid) RETURNS date
    LANGUAGE sql IMMUTABLE STRICT
    AS $$ SELECT CAST(date_trunc('month', to_timestamp(
              CAST(CAST('x' || left(replace(CAST(id AS text), '-', ''), 12) AS bit(48)) AS bigint) / 1000.0)
              AT TIME ZONE 'UTC') AS date) $$;

COMMENT ON FUNCTION month_of IS 'First day of the month, in UTC, in which an id was made';

-- A foreign key to a partitioned table holds its rows where they are: rows that follow theirs with
-- ON DELETE CASCADE are to survive a move into a month, and to go with the month when it is retired.
CREATE FUNCTION rows_that_follow(parent text) RETURNS TABLE (place bigint, follower text, key text)
    LANGUAGE sql STABLE
    AS $$
    SELECT row_number() OVER (ORDER BY con.oid),
           CAST(CAST(con.conrelid AS regclass) AS text),
           CAST(att.attname AS text)
    FROM pg_constraint con
    JOIN pg_attribute att ON att.attrelid = con.conrelid AND att.attnum = con.conkey[1]
    WHERE con.contype = 'f'
      AND con.confrelid = CAST(parent AS regclass)
      AND con.confdeltype = 'c'
      AND con.conparentid = 0
    $$;

COMMENT ON FUNCTION rows_that_follow IS 'Tables whose rows go when those they point to do, and the column that points';

CREATE FUNCTION add_month(parent text, key text, month date) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
        part text := format('%s_%s', parent, to_char(month, 'YYYY_MM'));
        low  uuid := first_id_of(CAST(month AS timestamp) AT TIME ZONE 'UTC');
        high uuid := first_id_of((month + interval '1 month') AT TIME ZONE 'UTC');
        ref  record;
    BEGIN
        IF to_regclass(part) IS NOT NULL THEN
            RETURN;
        END IF;
        EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING ALL)', part, parent);
        EXECUTE format('COMMENT ON TABLE %I IS %L', part, 'Rows of ' || parent || ' of one month');
        FOR ref IN SELECT * FROM rows_that_follow(parent) LOOP
            EXECUTE format(
                'CREATE TEMP TABLE %I ON COMMIT DROP AS SELECT * FROM %s WHERE %I >= %L AND %I < %L',
                'moved_' || part || ref.place, ref.follower, ref.key, low, ref.key, high);
        END LOOP;
        EXECUTE format(
            'WITH moved AS (DELETE FROM %1$I WHERE %2$I >= %3$L AND %2$I < %4$L RETURNING *)
             INSERT INTO %5$I SELECT * FROM moved', parent || '_other', key, low, high, part);
        EXECUTE format(
            'ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', parent, part, low, high);
        FOR ref IN SELECT * FROM rows_that_follow(parent) LOOP
            EXECUTE format('INSERT INTO %s SELECT * FROM %I', ref.follower, 'moved_' || part || ref.place);
        END LOOP;
    END $$;

COMMENT ON FUNCTION add_month IS 'Makes the partition of a month, with the rows of it that had none';

CREATE FUNCTION retire_month(parent text, month date, archived boolean) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
        part text := format('%s_%s', parent, to_char(month, 'YYYY_MM'));
        low  uuid := first_id_of(CAST(month AS timestamp) AT TIME ZONE 'UTC');
        high uuid := first_id_of((month + interval '1 month') AT TIME ZONE 'UTC');
        ref  record;
    BEGIN
        FOR ref IN SELECT * FROM rows_that_follow(parent) LOOP
            EXECUTE format('DELETE FROM %s WHERE %I >= %L AND %I < %L',
                           ref.follower, ref.key, low, ref.key, high);
        END LOOP;
        EXECUTE format('ALTER TABLE %I DETACH PARTITION %I', parent, part);
        IF archived THEN
            EXECUTE format('ALTER TABLE %I SET SCHEMA archive', part);
        ELSE
            EXECUTE format('DROP TABLE %I', part);
        END IF;
    END $$;

COMMENT ON FUNCTION retire_month IS 'Takes the partition of a month away: into the schema archive, or for ever';

CREATE SCHEMA archive;
COMMENT ON SCHEMA archive IS 'Months that retention took away, for whoever backs them up and drops them';

-- Rows of a partition are dropped with it and not one by one, the samples before the statistics.
ALTER TABLE measurement_process DROP CONSTRAINT measurement_process_measurement_id_fkey;
ALTER TABLE measurement_layer DROP CONSTRAINT measurement_layer_measurement_id_fkey;
-- A unique constraint would need the key of the partitions; the lease of the job says it already.
ALTER TABLE measurement DROP CONSTRAINT measurement_job_id_key;
CREATE INDEX measurement_of_job ON measurement (job_id);

-- What is there becomes the partition of all that has no month, from which months are made.
DO $$
DECLARE
    parent record;
    report text := pg_get_viewdef('measurement_report');
    month  date;
BEGIN
    DROP VIEW measurement_report;
    FOR parent IN
        SELECT * FROM (VALUES ('measurement', 'id'),
                              ('measurement_process', 'measurement_id'),
                              ('measurement_layer', 'measurement_id')) AS part (name, key)
    LOOP
        EXECUTE format('ALTER TABLE %I RENAME TO %I', parent.name, parent.name || '_other');
        EXECUTE format(
            'CREATE TABLE %I (LIKE %I INCLUDING ALL) PARTITION BY RANGE (%I)',
            parent.name, parent.name || '_other', parent.key);
        EXECUTE format('COMMENT ON TABLE %I IS %L', parent.name,
                       obj_description(CAST(parent.name || '_other' AS regclass), 'pg_class'));
        EXECUTE format('COMMENT ON TABLE %I IS %L', parent.name || '_other',
                       'Rows of ' || parent.name || ' whose month has no partition');
        EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I DEFAULT', parent.name, parent.name || '_other');
    END LOOP;
    ALTER TABLE measurement
        ADD CONSTRAINT measurement_job_id_fkey FOREIGN KEY (job_id) REFERENCES job,
        ADD CONSTRAINT measurement_profile_id_fkey FOREIGN KEY (profile_id) REFERENCES profile,
        ADD CONSTRAINT measurement_graph_id_fkey FOREIGN KEY (graph_id) REFERENCES graph,
        ADD CONSTRAINT measurement_device_id_fkey FOREIGN KEY (device_id) REFERENCES device,
        ADD CONSTRAINT measurement_peak_id_fkey FOREIGN KEY (peak_id) REFERENCES device_peak;
    EXECUTE 'CREATE VIEW measurement_report AS ' || report;
    COMMENT ON VIEW measurement_report IS
        'Measurements with the static totals of their workload and the peak of their device';
    FOR month IN
        SELECT DISTINCT month_of(id) FROM measurement_other
        UNION
        SELECT CAST(date_trunc('month', now() AT TIME ZONE 'UTC') + ahead * interval '1 month' AS date)
        FROM generate_series(0, 2) AS ahead
    LOOP
        PERFORM add_month('measurement', 'id', month);
        PERFORM add_month('measurement_process', 'measurement_id', month);
        PERFORM add_month('measurement_layer', 'measurement_id', month);
    END LOOP;
END $$;
