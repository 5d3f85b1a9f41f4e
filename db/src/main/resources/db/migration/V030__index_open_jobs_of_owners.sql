-- A submission is held against the number of its owner's jobs that have not ended.
CREATE INDEX job_open_of_owner ON job (owner) WHERE state IN ('QUEUED', 'RUNNING');
