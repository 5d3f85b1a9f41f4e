CREATE TABLE job_attempt (
    job_id         uuid        NOT NULL REFERENCES job ON DELETE CASCADE,
    number         integer     NOT NULL CHECK (number >= 1),
    worker_id      uuid        NOT NULL REFERENCES worker,
    started_at     timestamptz NOT NULL,
    ended_at       timestamptz,
    outcome        text        CHECK (outcome IN ('SUCCEEDED', 'FAILED', 'LEASE_EXPIRED', 'CANCELLED', 'RELEASED')),
    failure_code   text,
    failure_detail text,
    PRIMARY KEY (job_id, number),
    CONSTRAINT job_attempt_ended_has_outcome CHECK ((ended_at IS NULL) = (outcome IS NULL)),
    CONSTRAINT job_attempt_failed_has_failure CHECK (
        num_nonnulls(failure_code, failure_detail) =
            CASE WHEN outcome IN ('FAILED', 'LEASE_EXPIRED') THEN 2 ELSE 0 END)
);

CREATE UNIQUE INDEX job_attempt_one_open ON job_attempt (job_id) WHERE ended_at IS NULL;

COMMENT ON TABLE job_attempt IS 'What happened each time a worker claimed a job';
COMMENT ON COLUMN job_attempt.number IS '1 for the first claim; counts attempts given back too';
COMMENT ON COLUMN job_attempt.outcome IS 'NULL while it runs';
