-- A destroyed key leaves its row behind, so that nobody ever gives the person another one by mistake.
ALTER TABLE customer_key ALTER COLUMN wrapped_key DROP NOT NULL;
ALTER TABLE customer_key ADD COLUMN erased_at timestamptz;
ALTER TABLE customer_key ADD CONSTRAINT customer_key_erased CHECK ((wrapped_key IS NULL) = (erased_at IS NOT NULL));

-- Who asked for the erasure of a person, who agreed, and since when nothing is left.
CREATE TABLE customer_erasure (
    customer_id  text        PRIMARY KEY,
    proposed_by  text        NOT NULL,
    proposed_at  timestamptz NOT NULL,
    approved_by  text,
    approved_at  timestamptz,
    completed_at timestamptz,
    CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CHECK (completed_at IS NULL OR approved_at IS NOT NULL)
);
