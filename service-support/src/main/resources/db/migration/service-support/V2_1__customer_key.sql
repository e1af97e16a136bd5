-- One row a person. Deleting it makes everything sealed under the key unreadable, in every event and for ever.
CREATE TABLE customer_key (
    customer_id text        PRIMARY KEY,
    wrapped_key bytea       NOT NULL,
    created_at  timestamptz NOT NULL
);
