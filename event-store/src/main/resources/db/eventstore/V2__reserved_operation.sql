-- With Axon Server, an operation cannot be recorded in the transaction of its events. It is reserved here before it
-- runs, and the reservation goes in the transaction that records what became of it.
create table event_store.reserved_operation (
    operation_id bytea primary key,
    reserved_at timestamptz not null default now()
);
