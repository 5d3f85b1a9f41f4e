-- A foreign key to a partitioned table holds its rows where they are: rows that follow theirs with
-- ON DELETE CASCADE are to survive a move into a month, and to go with the month when it is retired.
CREATE OR REPLACE FUNCTION add_month(parent text, key text, month date) RETURNS void
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

CREATE OR REPLACE FUNCTION retire_month(parent text, month date, archived boolean) RETURNS void
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
