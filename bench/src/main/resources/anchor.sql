-- The columns of Axon's stock event table, with the bodies inline: faster than the large objects that Hibernate 7 makes.
create sequence domain_event_entry_seq;
create table domain_event_entry (
    global_index bigint primary key default nextval('domain_event_entry_seq'),
    event_identifier varchar(255) not null unique,
    meta_data bytea,
    payload bytea not null,
    payload_revision varchar(255),
    payload_type varchar(255) not null,
    time_stamp varchar(255) not null,
    aggregate_identifier varchar(255) not null,
    sequence_number bigint not null,
    type varchar(255),
    unique (aggregate_identifier, sequence_number)
);
create table balance (id integer primary key, amount bigint not null);
insert into balance select id, 0 from generate_series(1, 1000) id;
create table posting (id bigint generated always as identity primary key, source integer, target integer, amount bigint);
