ALTER TABLE model
    ADD COLUMN owner text;

COMMENT ON COLUMN model.owner IS 'Who gave the name first; NULL: nobody, it is a backbone''s or from before there were owners';
