CREATE TABLE sweep_webhook (
    sweep_id  uuid    PRIMARY KEY REFERENCES sweep ON DELETE CASCADE,
    url       text    NOT NULL CHECK (url ~ '^https?://'),
    secret    text    NOT NULL CHECK (secret <> ''),
    ends      integer NOT NULL DEFAULT 1 CHECK (ends >= 1),
    announced integer NOT NULL DEFAULT 0 CHECK (announced <= ends)
);

CREATE INDEX sweep_webhook_to_announce ON sweep_webhook (sweep_id) WHERE announced < ends;

COMMENT ON TABLE sweep_webhook IS 'Who is to be told when a sweep ends';
COMMENT ON COLUMN sweep_webhook.secret IS 'Key of the signature; told to nobody';
COMMENT ON COLUMN sweep_webhook.ends IS 'Ends to be told of: one, and one more each time the sweep is retried';
COMMENT ON COLUMN sweep_webhook.announced IS 'Ends that a delivery was made of';

CREATE TABLE webhook_delivery (
    id              uuid        PRIMARY KEY,
    sweep_id        uuid        NOT NULL REFERENCES sweep_webhook ON DELETE CASCADE,
    body            text        NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    attempt_count   integer     NOT NULL DEFAULT 0 CHECK (attempt_count >= 0),
    next_attempt_at timestamptz NOT NULL DEFAULT now(),
    delivered_at    timestamptz,
    given_up_at     timestamptz,
    last_error      text,
    CONSTRAINT webhook_delivery_ends_once CHECK (num_nonnulls(delivered_at, given_up_at) <= 1)
);

CREATE INDEX webhook_delivery_due ON webhook_delivery (next_attempt_at)
    WHERE delivered_at IS NULL AND given_up_at IS NULL;
CREATE INDEX webhook_delivery_of_sweep ON webhook_delivery (sweep_id);

COMMENT ON TABLE webhook_delivery IS 'The outbox of webhooks: what is to be sent, and what became of it';
COMMENT ON COLUMN webhook_delivery.id IS 'Sent along, so that a receiver knows a repeat';
COMMENT ON COLUMN webhook_delivery.next_attempt_at IS 'Not taken before; set when it is taken, so that a sender that dies leaves it to the next';
COMMENT ON COLUMN webhook_delivery.given_up_at IS 'When its attempts were used up';
COMMENT ON COLUMN webhook_delivery.last_error IS 'Why the last attempt failed';
