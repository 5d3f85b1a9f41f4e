CREATE TABLE dispatch_turn (
    queue     text             NOT NULL,
    owner     text             NOT NULL,
    starts_at double precision NOT NULL,
    ends_at   double precision NOT NULL,
    PRIMARY KEY (queue, owner)
);

COMMENT ON TABLE dispatch_turn IS 'Where each owner is in the round-robin of a queue, so that turns go on from one round of the dispatcher to the next';
COMMENT ON COLUMN dispatch_turn.starts_at IS 'Start of the owner''s last turn, on a clock that passes 1 over the weight with each job; who has the earliest is next';
COMMENT ON COLUMN dispatch_turn.ends_at IS 'Its end, where the owner''s next turn starts; never before the latest start of anybody, so that absence earns no credit';
