-- The names of members in JSON, written once, so that an event carries numbers. Filled as names are first met, at most a
-- few thousand, and never changed: events that are stored already mean them.
create table event_store.member_name (
    id integer generated always as identity primary key,
    name text not null unique
);

-- The text of an event's payload or metadata. Content that begins with the byte FD is compact, see the module's README;
-- behind FC it is as it came, and so is everything else, such as whatever was stored before there was this function.
create function event_store.text_of(content bytea) returns text
    language plpgsql stable strict parallel safe
as $$
declare
    rest bytea := substring(content from 2);
    found bytea := '{';
    number integer;
    uuid_at integer;
    name_at integer;
begin
    if substring(content for 1) <> '\xfd' then
        return convert_from(case substring(content for 1) when '\xfc' then rest else content end, 'UTF8');
    end if;
    loop
        uuid_at := position('\xff'::bytea in rest);
        name_at := position('\xfe'::bytea in rest);
        if uuid_at = 0 and name_at = 0 then
            return convert_from(found || rest, 'UTF8');
        elsif name_at = 0 or uuid_at between 1 and name_at then
            found := found || substring(rest for uuid_at - 1)
                || encode(substring(rest from uuid_at + 1 for 16), 'hex')::uuid::text::bytea;
            rest := substring(rest from uuid_at + 17);
        else
            number := get_byte(rest, name_at);
            found := found || substring(rest for name_at - 1);
            rest := substring(rest from name_at + 2);
            if number > 127 then
                number := (number - 128) * 256 + get_byte(rest, 0);
                rest := substring(rest from 2);
            end if;
            found := found || (select convert_to('"' || n.name || '":', 'UTF8')
                from event_store.member_name n where n.id = number);
        end if;
    end loop;
end
$$;

create or replace view event_store.domain_event_entry as
select e.position as global_index,
       event_store.identifier_of(e.event_id) as event_identifier,
       event_store.identifier_of(e.aggregate_id) as aggregate_identifier,
       e.sequence as sequence_number,
       t.aggregate_type as type,
       t.payload_type,
       t.revision as payload_revision,
       event_store.text_of(e.payload) collate "C" as payload,
       event_store.text_of(e.meta_data) collate "C" as meta_data,
       'epoch'::timestamptz + e.at_micros * interval '1 microsecond' as time_stamp,
       encode(e.hash, 'hex') as hash
from event_store.event e
join event_store.event_type t on t.id = e.type;
