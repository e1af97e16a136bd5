-- Who did what at the bank, and who tried. Each row carries the hash of all before it; rows are added and nothing else.
CREATE TABLE audit_entry (
    sequence       bigint      PRIMARY KEY,
    recorded_at    timestamptz NOT NULL,
    actor          text        NOT NULL,
    roles          text        NOT NULL,
    method         text        NOT NULL,
    path           text        NOT NULL,
    result         text        NOT NULL,
    remote         text        NOT NULL,
    correlation_id text        NOT NULL,
    hash           bytea       NOT NULL
);
CREATE INDEX audit_entry_actor ON audit_entry (actor, sequence);

CREATE FUNCTION audit_entry_is_final() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'entries of the audit log are neither changed nor taken away';
END
$$;
CREATE TRIGGER audit_entry_final BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_is_final();
CREATE TRIGGER audit_entry_kept BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_is_final();
