-- Standing orders and when to look at each again. Derived from the events: it can be emptied and replayed at any time.
CREATE TABLE standing_order (
    standing_order_id text NOT NULL PRIMARY KEY,
    number bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    customer_id text NOT NULL,
    from_account_id text NOT NULL,
    to_account_id text NOT NULL,
    next_check timestamptz
);

CREATE INDEX standing_order_next_check ON standing_order (next_check) WHERE next_check IS NOT NULL;
CREATE INDEX standing_order_customer ON standing_order (customer_id, number);
