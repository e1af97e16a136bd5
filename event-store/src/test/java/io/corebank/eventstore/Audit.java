package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.postgres.EventRows;
import io.corebank.eventstore.postgres.EventSearch;
import io.corebank.eventstore.postgres.PostgresEventLog;
import io.corebank.servers.TestServers.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/** Looks at what is in the tables, past all that the event store remembers, and holds answers against it. */
final class Audit {

    private static final String CONTENT = "(event_store.text_of(payload)::json ->> 'content')";

    private final Sql sql;
    private final EventLog log;

    Audit(TestDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        this.sql = new Sql(database);
        this.log = new PostgresEventLog(new EventRows(source), new EventSearch(source));
    }

    /** No gap, no duplicate, no hash that does not follow, and no large object. */
    void demandSoundLog() throws SQLException {
        LogVerification verification = log.verifyAll(position -> {});
        assertThat(verification.findings()).isEmpty();
        assertThat(verification.events()).isEqualTo(log.head());
        assertThat(number("select count(*) - count(distinct event_id) from event_store.event"))
                .isZero();
        assertThat(number("select count(*) from pg_largeobject_metadata")).isZero();
    }

    /**
     * Every acknowledged operation is recorded at the position that was told, where there is an event of its own that
     * says what the answer said, and no denied one is recorded.
     */
    void demandOnce(Map<String, Long> acknowledged, Set<String> denied) throws SQLException {
        Map<String, Long> recorded = recorded();
        assertThat(acknowledged).isNotEmpty();
        acknowledged.forEach((operation, position) -> assertThat(recorded.get(operation))
                .as("operation %s", operation)
                .isEqualTo(position));
        assertThat(acknowledged.values()).doesNotHaveDuplicates();
        denied.forEach(operation -> assertThat(recorded).doesNotContainKey(operation));
        assertThat(number("select count(*) from event_store.operation join event_store.event using (position)"
                        + " where body <> " + CONTENT))
                .as("answers that are not what the event says")
                .isZero();
    }

    /** Every marble that was put into the jar, always one at a time, was put upon those before it. */
    void demandNoneLost(String jar) throws SQLException {
        assertThat(number("select count(*) from event_store.event where aggregate_id = event_store.key_of('" + jar
                        + "') and sequence > 0 and " + CONTENT + "::int <> sequence"))
                .as("events of %s that do not follow from those before", jar)
                .isZero();
    }

    private Map<String, Long> recorded() throws SQLException {
        Map<String, Long> recorded = new HashMap<>();
        try (Connection connection = sql.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select event_store.identifier_of(operation_id), position"
                        + " from event_store.operation join event_store.event using (position)")) {
            while (rows.next()) {
                recorded.put(rows.getString(1), rows.getLong(2));
            }
        }
        return recorded;
    }

    long number(String query) throws SQLException {
        return sql.number(query);
    }

    /** Does to the tables what must not be done while the application writes. */
    void execute(String command) throws SQLException {
        sql.execute(command);
    }
}
