package io.corebank.bench.row;

import io.corebank.bench.lab.Bank;
import io.corebank.bench.lab.Database;
import io.corebank.bench.lab.Lab;
import java.util.Map;

/**
 * Bytes on disk per event, indexes included: in the bank's table, or in Axon's columns filled with the same events, or
 * with the first 300,000 of them, because SQL takes its time to make them whole again.
 */
final class StorageSize implements Probe {

    static final StorageSize BANK = new StorageSize("bytes per event, bank", "event_store.event", "");
    static final StorageSize STOCK =
            new StorageSize("bytes per event, Axon's columns", "bench.domain_event_entry", """
                    drop schema if exists bench cascade;
                    create schema bench;
                    create table bench.domain_event_entry (
                        global_index bigint primary key,
                        event_identifier varchar(255) not null unique,
                        meta_data bytea,
                        payload bytea not null,
                        payload_revision varchar(255),
                        payload_type varchar(255) not null,
                        time_stamp varchar(255) not null,
                        aggregate_identifier varchar(255) not null,
                        sequence_number bigint not null,
                        type varchar(255),
                        unique (aggregate_identifier, sequence_number));
                    insert into bench.domain_event_entry
                    select global_index, event_identifier, convert_to(meta_data, 'UTF8'), convert_to(payload, 'UTF8'),
                        payload_revision, payload_type,
                        to_char(time_stamp at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                        aggregate_identifier, sequence_number, type
                    from event_store.domain_event_entry where global_index <= 300000 order by global_index;
                    """);

    private final String name;
    private final String table;
    private final String filling;

    private StorageSize(String name, String table, String filling) {
        this.name = name;
        this.table = table;
        this.filling = filling;
    }

    @Override
    public String name() {
        return name;
    }

    /** The deposits of another probe fill the table. */
    @Override
    public void prepare(Lab lab) {
        lab.bank();
    }

    @Override
    public Map<Figure, Double> measure(Lab lab) {
        Database database = lab.database();
        if (!filling.isEmpty()) {
            database.execute(Bank.DATABASE, filling);
        }
        double bytes = database.number(
                Bank.DATABASE,
                "select pg_total_relation_size('%s')::double precision / (select count(*) from %s)"
                        .formatted(table, table));
        return Map.of(Figure.BYTES, bytes);
    }
}
