-- Ids arrive from URLs and Kafka records as text; one that is no UUID names nothing, which is an empty result and not an error.
CREATE FUNCTION as_id(id text) RETURNS uuid
    LANGUAGE sql STABLE STRICT PARALLEL SAFE
    RETURN CASE WHEN pg_input_is_valid(id, 'uuid') THEN CAST(id AS uuid) END;

COMMENT ON FUNCTION as_id(text) IS 'The id as uuid, or NULL where the text is no UUID';
