-- The secret before the previous one, which was promised to sign until its own end.
ALTER TABLE notifications.webhook
    ADD COLUMN sealed_earlier text,
    ADD COLUMN earlier_until timestamptz,
    ADD CHECK ((sealed_earlier IS NULL) = (earlier_until IS NULL));
