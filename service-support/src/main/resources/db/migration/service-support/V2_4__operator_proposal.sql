-- What one operator has proposed and no other has agreed to yet. Whatever is agreed to is deleted here and done.
CREATE TABLE operator_proposal (
    proposal_id uuid        PRIMARY KEY,
    action      text        NOT NULL UNIQUE,
    proposed_by text        NOT NULL,
    proposed_at timestamptz NOT NULL,
    lapses_at   timestamptz NOT NULL
);

-- An erasure that waits is a proposal like all others; in its own table is what has been agreed to.
INSERT INTO operator_proposal (proposal_id, action, proposed_by, proposed_at, lapses_at)
SELECT gen_random_uuid(), 'POST /api/v1/admin/customers/' || customer_id || '/erase', proposed_by, proposed_at,
       now() + interval '7 days'
FROM customer_erasure
WHERE approved_by IS NULL;
DELETE FROM customer_erasure WHERE approved_by IS NULL;
ALTER TABLE customer_erasure
    ALTER COLUMN approved_by SET NOT NULL,
    ALTER COLUMN approved_at SET NOT NULL;
