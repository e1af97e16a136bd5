-- The indices of each projection that a rebuild has to do with, and how far each is.
create table projection_index (
    projection text not null,
    index_name text not null,
    state text not null,
    position bigint not null,
    documents bigint not null,
    checksum bigint not null,
    parked boolean not null,
    failure text,
    changed_at timestamptz not null default now(),
    primary key (projection, index_name)
);
