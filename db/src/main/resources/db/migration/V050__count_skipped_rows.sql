ALTER TABLE import
    ADD COLUMN skipped integer NOT NULL DEFAULT 0 CHECK (skipped >= 0);

COMMENT ON COLUMN import.skipped IS 'Rows without a figure to import, such as a model that did not fit the device';
