-- The pace of a queue is read from its last jobs, at every dry run and for every sweep that is watched.
CREATE INDEX job_finished ON job (queue, finished_at DESC) WHERE state = 'SUCCEEDED' AND NOT reused;
