CREATE TABLE job (
    id               uuid        PRIMARY KEY,
    sweep_id         uuid        REFERENCES sweep,
    kind             text        NOT NULL CHECK (kind IN ('PROFILE', 'MEASUREMENT')),
    state            text        NOT NULL DEFAULT 'QUEUED'
                                 CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
    queue            text        NOT NULL CHECK (queue <> ''),
    owner            text        NOT NULL CHECK (owner <> ''),
    priority         smallint    NOT NULL CHECK (priority BETWEEN 0 AND 2),
    lane             uuid        NOT NULL GENERATED ALWAYS AS
                                 (coalesce(sweep_id, '00000000-0000-0000-0000-000000000000')) STORED,

    model            text        NOT NULL,
    model_id         uuid        REFERENCES model ON DELETE SET NULL,
    graph_id         text        NOT NULL REFERENCES graph,
    batch            bigint      CHECK (batch >= 1),
    shapes           text        NOT NULL DEFAULT '',
    precision        text,
    device_class     text,
    backend          text,
    threads          integer     CHECK (threads >= 1),

    result_id        uuid,
    reused           boolean     NOT NULL DEFAULT false,
    failure_code     text,
    failure_detail   text,

    attempt_count    integer     NOT NULL DEFAULT 0 CHECK (attempt_count >= 0),
    max_attempts     integer     NOT NULL CHECK (max_attempts >= 1),
    dispatch_count   integer     NOT NULL DEFAULT 0 CHECK (dispatch_count >= 0),
    worker_id        uuid        REFERENCES worker,
    lease_token      uuid,
    lease_expires_at timestamptz,

    queued_at        timestamptz NOT NULL DEFAULT now(),
    next_attempt_at  timestamptz NOT NULL DEFAULT now(),
    dispatched_at    timestamptz,
    started_at       timestamptz,
    finished_at      timestamptz,

    CONSTRAINT job_attempts_within_limit CHECK (attempt_count <= max_attempts),
    CONSTRAINT job_measurement_has_target CHECK (
        (kind = 'MEASUREMENT') = (num_nonnulls(precision, device_class, backend, threads) = 4)),
    CONSTRAINT job_running_is_leased CHECK (
        num_nonnulls(lease_token, lease_expires_at) = CASE WHEN state = 'RUNNING' THEN 2 ELSE 0 END),
    CONSTRAINT job_running_has_worker CHECK (state <> 'RUNNING' OR num_nonnulls(worker_id, started_at) = 2),
    CONSTRAINT job_queued_has_not_started CHECK (state <> 'QUEUED' OR num_nonnulls(worker_id, started_at) = 0),
    CONSTRAINT job_ended_has_finished_at CHECK (
        (state IN ('SUCCEEDED', 'FAILED', 'CANCELLED')) = (finished_at IS NOT NULL)),
    CONSTRAINT job_succeeded_has_result CHECK ((state = 'SUCCEEDED') = (result_id IS NOT NULL)),
    CONSTRAINT job_failed_has_failure CHECK (
        num_nonnulls(failure_code, failure_detail) = CASE WHEN state = 'FAILED' THEN 2 ELSE 0 END),
    CONSTRAINT job_dispatches_counted CHECK (dispatched_at IS NULL OR dispatch_count >= 1)
);

-- The dispatcher walks the first index lane by lane and counts what is in flight on the second.
CREATE INDEX job_waiting ON job (queue, priority, owner, lane, id) WHERE state = 'QUEUED' AND dispatched_at IS NULL;
CREATE INDEX job_in_flight ON job (queue, dispatched_at) WHERE state = 'QUEUED' AND dispatched_at IS NOT NULL;
CREATE INDEX job_leases ON job (lease_expires_at) WHERE state = 'RUNNING';
CREATE INDEX job_of_sweep ON job (sweep_id, id) INCLUDE (state, reused, finished_at);
CREATE INDEX job_of_graph ON job (graph_id, kind);
CREATE INDEX job_of_model ON job (model_id) WHERE state IN ('QUEUED', 'RUNNING');

COMMENT ON TABLE job IS 'One cell to be profiled or measured; also the outbox that the dispatcher publishes from';
COMMENT ON COLUMN job.id IS 'UUIDv7; within a sweep, ids follow the order of the cells';
COMMENT ON COLUMN job.sweep_id IS 'NULL for a profile asked for by itself';
COMMENT ON COLUMN job.queue IS 'analysis, or timing. and the device class; the topic is flopper. and the queue';
COMMENT ON COLUMN job.priority IS '0 high, 1 normal, 2 low';
COMMENT ON COLUMN job.lane IS 'What the dispatcher takes turns over within an owner: the sweep, or one lane for all jobs without one';
COMMENT ON COLUMN job.model IS 'name:tag as it was called when the job was submitted';
COMMENT ON COLUMN job.model_id IS 'NULL once the model was deleted';
COMMENT ON COLUMN job.batch IS 'Dimension 0 asked for; NULL: the graph''s own or its default';
COMMENT ON COLUMN job.shapes IS 'Input shapes asked for, one NAME=1x3x224x224 a line, sorted by name';
COMMENT ON COLUMN job.result_id IS 'The profile or measurement, by kind; no foreign key, because measurements will be partitioned by month';
COMMENT ON COLUMN job.reused IS 'Answered at submission by a stored result';
COMMENT ON COLUMN job.failure_code IS 'Why it FAILED; failures that were retried stand in job_attempt';
COMMENT ON COLUMN job.attempt_count IS 'Attempts used up; one that a worker gave back unharmed is not counted';
COMMENT ON COLUMN job.dispatch_count IS 'Records published since the job last became QUEUED';
COMMENT ON COLUMN job.worker_id IS 'The worker of the current or last attempt';
COMMENT ON COLUMN job.lease_token IS 'Secret of the attempt that owns the job: only its holder may heartbeat, complete or fail';
COMMENT ON COLUMN job.lease_expires_at IS 'When the reaper may take the job away, by the clock of this database';
COMMENT ON COLUMN job.next_attempt_at IS 'Neither dispatched nor claimed before this instant';
COMMENT ON COLUMN job.dispatched_at IS 'When its record was last handed to Kafka; NULL: to be dispatched';
COMMENT ON COLUMN job.started_at IS 'Start of the current or last attempt';
