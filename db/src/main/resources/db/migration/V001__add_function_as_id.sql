-- Ids arrive from URLs and Kafka records as text; one that is no UUID names nothing, which is an empty result and not an error.
-- Two statements, because in one expression the planner computes the cast of a constant before it asks whether it may.
CREATE FUNCTION as_id(id text) RETURNS uuid
    LANGUAGE plpgsql STABLE STRICT PARALLEL SAFE
AS $$
BEGIN
    IF pg_input_is_valid(id, 'uuid') THEN
        RETURN CAST(id AS uuid);
    END IF;
    RETURN NULL;
END
$$;

COMMENT ON FUNCTION as_id(text) IS 'The id as uuid, or NULL where the text is no UUID';
