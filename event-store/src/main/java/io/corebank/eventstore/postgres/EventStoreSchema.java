package io.corebank.eventstore.postgres;

import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** Brings the tables up to date. They live in a PostgreSQL schema of their own, with a history of their own. */
public final class EventStoreSchema {

    /** The PostgreSQL schema of everything the event store keeps. */
    public static final String NAME = "event_store";

    private EventStoreSchema() {}

    public static void migrate(DataSource dataSource) {
        Flyway.configure(EventStoreSchema.class.getClassLoader())
                .dataSource(dataSource)
                .defaultSchema(NAME)
                .schemas(NAME)
                .table("event_store_history")
                .locations("classpath:db/eventstore")
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
    }
}
