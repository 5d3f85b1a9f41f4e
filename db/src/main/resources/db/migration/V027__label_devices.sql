ALTER TABLE device
    ADD COLUMN labels text[] NOT NULL DEFAULT '{}';

CREATE INDEX device_by_label ON device USING gin (labels);

COMMENT ON COLUMN device.labels IS 'What its worker''s settings call it: a rack, a room, a purpose; a sweep may ask for them';
