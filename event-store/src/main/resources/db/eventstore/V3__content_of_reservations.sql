-- What was reserved is for this content only: the same key cannot be used for something else while it is being run, not
-- even in another process or on another aggregate. Null for commands whose sender gives no fingerprint.
alter table event_store.reserved_operation add column fingerprint bytea;
