-- Identifiers are stored as bytes: a UUID in 16, anything else as its UTF-8 (with a NUL behind it if that has 16 too).
create function event_store.key_of(identifier text) returns bytea
    language sql immutable strict parallel safe
    return case
        when identifier ~ '^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$'
            then decode(replace(identifier, '-', ''), 'hex')
        when octet_length(identifier) = 16 then convert_to(identifier, 'UTF8') || '\x00'::bytea
        else convert_to(identifier, 'UTF8')
    end;

create function event_store.identifier_of(key bytea) returns text
    language sql immutable strict parallel safe
    return case
        when octet_length(key) = 16 then encode(key, 'hex')::uuid::text
        else convert_from(rtrim(key, '\x00'::bytea), 'UTF8')
    end;

-- What an event is: written once, so that an event carries a number.
create table event_store.event_type (
    id integer generated always as identity primary key,
    aggregate_type text,
    payload_type text not null,
    revision text,
    unique nulls not distinct (aggregate_type, payload_type, revision)
);

-- The log. Positions are contiguous and in the order of commits; columns are ordered so that no byte is padding.
create table event_store.event (
    position bigint constraint event_position primary key,
    at_micros bigint not null,
    sequence integer not null,
    type integer not null,
    aggregate_id bytea not null,
    event_id bytea not null,
    hash bytea not null,
    payload bytea not null,
    meta_data bytea not null,
    constraint event_sequence unique (aggregate_id, sequence)
);
create index event_at on event_store.event using brin (at_micros);

-- Who may write. Every batch checks its epoch here, so a writer that was paused and passed over cannot write a row.
create table event_store.writer (
    only_one boolean primary key default true check (only_one),
    epoch bigint not null,
    head bigint not null
);
insert into event_store.writer (epoch, head) values (0, 0);

create table event_store.operation (
    operation_id bytea constraint operation_id primary key,
    position bigint not null,
    recorded_at_micros bigint not null,
    refused boolean not null,
    fingerprint bytea,
    type text not null,
    body text not null
);

create table event_store.snapshot (
    aggregate_id bytea primary key,
    aggregate_type text not null,
    sequence bigint not null,
    at_micros bigint not null,
    event_id bytea not null,
    payload_type text not null,
    revision text,
    payload bytea not null,
    meta_data bytea not null
);

create table event_store.token (
    processor_name text not null,
    segment integer not null,
    token bytea,
    token_type text,
    timestamp text not null,
    owner text,
    primary key (processor_name, segment)
);

create table event_store.saga (
    saga_id text primary key,
    saga_type text not null,
    revision text,
    serialized_saga bytea not null
);

create table event_store.saga_association (
    id bigint generated always as identity primary key,
    association_key text not null,
    association_value text not null,
    saga_type text not null,
    saga_id text not null
);
create index saga_association_value
    on event_store.saga_association (association_value, association_key, saga_type, saga_id);
create index saga_association_saga on event_store.saga_association (saga_id, saga_type);

-- The column names are those that Axon's own queue is used to.
create table event_store.dead_letter (
    deadLetterIdentifier text primary key,
    processingGroup text not null,
    sequenceIdentifier text not null,
    sequenceIndex bigint not null,
    messageType text not null,
    eventIdentifier text not null,
    timestamp text not null,
    payloadType text not null,
    payloadRevision text,
    payload bytea not null,
    metaData bytea,
    type text,
    aggregateIdentifier text,
    sequenceNumber bigint,
    tokenType text,
    token bytea,
    enqueuedAt text not null,
    lastTouched text,
    processingStarted text,
    causeType text,
    causeMessage text,
    diagnostics bytea,
    unique (processingGroup, sequenceIdentifier, sequenceIndex)
);

-- The log in the column names of Axon's own event table.
create view event_store.domain_event_entry as
select e.position as global_index,
       event_store.identifier_of(e.event_id) as event_identifier,
       event_store.identifier_of(e.aggregate_id) as aggregate_identifier,
       e.sequence as sequence_number,
       t.aggregate_type as type,
       t.payload_type,
       t.revision as payload_revision,
       convert_from(e.payload, 'UTF8') as payload,
       convert_from(e.meta_data, 'UTF8') as meta_data,
       'epoch'::timestamptz + e.at_micros * interval '1 microsecond' as time_stamp,
       encode(e.hash, 'hex') as hash
from event_store.event e
join event_store.event_type t on t.id = e.type;
