-- The answers of writes, in the transaction of what they did, so that the same key gets the same answer again. Sealed,
-- because some show a secret or an address.
CREATE TABLE notifications.answer (
    operation_id  text        PRIMARY KEY,
    customer_id   text,
    sealed_answer text        NOT NULL,
    answered_at   timestamptz NOT NULL
);
CREATE INDEX answer_customer ON notifications.answer (customer_id) WHERE customer_id IS NOT NULL;
CREATE INDEX answer_age ON notifications.answer USING brin (answered_at);

-- What made and what rotated a webhook is known by its answer.
ALTER TABLE notifications.webhook DROP COLUMN fingerprint, DROP COLUMN rotated_by;
