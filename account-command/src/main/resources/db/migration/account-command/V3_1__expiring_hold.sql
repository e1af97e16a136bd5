-- Card holds that expire by themselves. Derived from the events: it can be emptied and replayed at any time.
CREATE TABLE expiring_hold (
    account_id text NOT NULL,
    hold_id text NOT NULL,
    due_at timestamptz NOT NULL,
    PRIMARY KEY (account_id, hold_id)
);

CREATE INDEX expiring_hold_due ON expiring_hold (due_at);
