-- Measurements are sorted by when they were taken; an imported one may be stored much later.
CREATE INDEX measurement_by_start ON measurement (started_at DESC, id DESC);
