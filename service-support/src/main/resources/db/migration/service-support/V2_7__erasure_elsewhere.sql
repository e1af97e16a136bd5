-- Whose erasure another service was asked for, and since when nothing is left of the person in this one.
CREATE TABLE customer_erasure_elsewhere (
    customer_id  text        PRIMARY KEY,
    destroyed_at timestamptz NOT NULL,
    done_at      timestamptz
);
CREATE INDEX customer_erasure_elsewhere_open ON customer_erasure_elsewhere (destroyed_at) WHERE done_at IS NULL;
CREATE INDEX customer_key_erased_at ON customer_key (erased_at) WHERE erased_at IS NOT NULL;
