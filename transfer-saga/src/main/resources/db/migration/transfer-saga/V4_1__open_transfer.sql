-- Transfers that have not ended, to be looked after. Derived from the events: it can be emptied and replayed at any time.
CREATE TABLE open_transfer (
    transfer_id text NOT NULL PRIMARY KEY,
    since timestamptz NOT NULL,
    next_check timestamptz NOT NULL,
    checks integer NOT NULL DEFAULT 0
);

CREATE INDEX open_transfer_next_check ON open_transfer (next_check);
