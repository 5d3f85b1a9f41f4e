CREATE TABLE regression_webhook (
    id         uuid        PRIMARY KEY,
    url        text        NOT NULL CHECK (url ~ '^https?://'),
    secret     text        NOT NULL CHECK (secret <> ''),
    owner      text        NOT NULL CHECK (owner <> ''),
    created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE regression_webhook IS 'Who is told of every confirmed regression';
COMMENT ON COLUMN regression_webhook.secret IS 'Key of the signature; told to nobody';

ALTER TABLE webhook_delivery
    ALTER COLUMN sweep_id DROP NOT NULL,
    ADD COLUMN regression_webhook_id uuid REFERENCES regression_webhook ON DELETE CASCADE,
    ADD CONSTRAINT webhook_delivery_has_one_receiver CHECK (num_nonnulls(sweep_id, regression_webhook_id) = 1);

CREATE INDEX webhook_delivery_of_regression_webhook ON webhook_delivery (regression_webhook_id);
