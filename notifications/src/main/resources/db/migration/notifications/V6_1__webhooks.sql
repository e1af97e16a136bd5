-- Who wants to be told of what, what is to be told, and what became of it. Nothing here can be rebuilt from the events:
-- what was told once must not be told again.
CREATE SCHEMA notifications;

-- Every change of a webhook gets a number, so that a process sees at a glance that something has changed.
CREATE SEQUENCE notifications.revision;

-- Addresses and secrets are sealed under the key of their customer, or of the bank's own webhooks.
CREATE TABLE notifications.webhook (
    webhook_id      text        PRIMARY KEY,
    number          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    revision        bigint      NOT NULL DEFAULT nextval('notifications.revision'),
    fingerprint     text        NOT NULL,
    owner           text        NOT NULL,
    customer_id     text,
    sealed_url      text        NOT NULL,
    description     text        NOT NULL,
    event_types     text[],
    account_ids     text[],
    status          text        NOT NULL,
    reason          text,
    sealed_secret   text        NOT NULL,
    sealed_previous text,
    previous_until  timestamptz,
    rotated_by      text,
    failing_since   timestamptz,
    created_at      timestamptz NOT NULL,
    CHECK ((sealed_previous IS NULL) = (previous_until IS NULL))
);
CREATE INDEX webhook_customer ON notifications.webhook (customer_id, number);

-- A rule of a webhook about the figures of accounts. The threshold counts minor units.
CREATE TABLE notifications.alert (
    alert_id        text        PRIMARY KEY,
    webhook_id      text        NOT NULL REFERENCES notifications.webhook ON DELETE CASCADE,
    number          bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    kind            text        NOT NULL,
    account_id      text,
    currency        text,
    threshold_minor bigint,
    created_at      timestamptz NOT NULL
);
CREATE INDEX alert_webhook ON notifications.alert (webhook_id, number);

-- Accounts that are low at the moment, so that an alert is given once and not at every movement down there.
CREATE TABLE notifications.low_account (
    alert_id   text NOT NULL REFERENCES notifications.alert ON DELETE CASCADE,
    account_id text NOT NULL,
    PRIMARY KEY (alert_id, account_id)
);

-- The log of deliveries, and what waits. Text of persons in the body is sealed as it is in the event. There is no
-- reference to the webhook, which would cost a look-up a row: who deletes a webhook deletes its deliveries.
CREATE TABLE notifications.delivery (
    delivery_id     bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    webhook_id      text        NOT NULL,
    message_id      text        NOT NULL,
    type            text        NOT NULL,
    account_id      text        NOT NULL,
    position        bigint      NOT NULL,
    occurred_at     timestamptz NOT NULL,
    body            text        NOT NULL,
    status          smallint    NOT NULL DEFAULT 0,
    attempts        integer     NOT NULL DEFAULT 0,
    first_attempt   timestamptz,
    next_attempt    timestamptz,
    settled_at      timestamptz,
    answer          smallint,
    error           text,
    PRIMARY KEY (webhook_id, delivery_id)
);
CREATE INDEX delivery_pending ON notifications.delivery (webhook_id, delivery_id) WHERE status = 0;
CREATE INDEX delivery_settled ON notifications.delivery USING brin (settled_at);

-- How far the log has been turned into deliveries, written together with them.
CREATE TABLE notifications.progress (
    one      boolean PRIMARY KEY DEFAULT true CHECK (one),
    position bigint  NOT NULL
);
