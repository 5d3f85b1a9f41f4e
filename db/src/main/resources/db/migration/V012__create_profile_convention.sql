CREATE TABLE profile_convention (
    profile_id uuid   NOT NULL REFERENCES profile ON DELETE CASCADE,
    convention text   NOT NULL,
    count      bigint NOT NULL,
    PRIMARY KEY (profile_id, convention)
);

COMMENT ON TABLE profile_convention IS 'The total as another tool would print it';
COMMENT ON COLUMN profile_convention.count IS 'In that tool''s unit: multiply-accumulates or scalar operations';
