package io.corebank.eventstore.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.sample.Deposited;
import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.postgresql.ds.PGSimpleDataSource;

/** How much room an event takes, indexes included, beside the same event in Axon's own tables. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class StorageIT {

    private static final int ACCOUNTS = 1_000;
    private static final int EVENTS_OF_AN_ACCOUNT = 30;
    private static final int FEW_ACCOUNTS = 100;
    private static final double MOST_OF_JDBC = 0.47;
    private static final double MOST_OF_JPA = 0.33;

    private static PGSimpleDataSource dataSource(TestDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        source.setUser(database.user());
        source.setPassword(database.password());
        return source;
    }

    private static long bytesPerEvent(TestDatabase database, int events, String... tables) throws SQLException {
        long bytes = 0;
        try (Connection connection = dataSource(database).getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : tables) {
                statement.execute("vacuum " + table);
                try (ResultSet row = statement.executeQuery("select pg_total_relation_size('" + table + "')")) {
                    row.next();
                    bytes += row.getLong(1);
                }
            }
        }
        return bytes / events;
    }

    private static void fill(StockAxon stock, int accountCount) {
        List<String> accounts = new ArrayList<>();
        for (int i = 0; i < accountCount; i++) {
            accounts.add(id());
        }
        for (int i = 0; i < EVENTS_OF_AN_ACCOUNT; i++) {
            List<DomainEventMessage<?>> events = new ArrayList<>();
            for (String account : accounts) {
                Deposited payload = new Deposited(account, id(), 2_500, "EUR", 2_500L * (i + 1), 0);
                Map<String, String> metaData = Map.of("correlationId", id(), "causationId", id(), "actor", "teller");
                events.add(new GenericDomainEventMessage<>("Account", account, i, payload, metaData));
            }
            stock.append(events);
        }
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }

    @Test
    void takesLessThanHalfTheRoomOfTheJdbcEngineAndAThirdOfTheJpaEngine() throws Exception {
        TestDatabase jdbc = TestServers.postgres();
        TestDatabase jpa = TestServers.postgres();
        TestDatabase target = TestServers.postgres();
        try (StockAxon stock = StockAxon.onJdbc(jdbc)) {
            fill(stock, ACCOUNTS);
        }
        try (StockAxon stock = StockAxon.onJpa(jpa)) {
            fill(stock, FEW_ACCOUNTS);
        }
        try (StockTable table = StockTable.open(dataSource(jdbc), null)) {
            new EventImport(dataSource(target)).run(table, (pass, events, all) -> {});
        }
        long ofJdbc = bytesPerEvent(jdbc, ACCOUNTS * EVENTS_OF_AN_ACCOUNT, "domainevententry");
        long ofJpa = bytesPerEvent(
                jpa,
                FEW_ACCOUNTS * EVENTS_OF_AN_ACCOUNT,
                "domain_event_entry",
                "pg_largeobject",
                "pg_largeobject_metadata");
        long ours = bytesPerEvent(target, ACCOUNTS * EVENTS_OF_AN_ACCOUNT, "event_store.event");
        System.out.printf(
                "An event takes %d bytes with indexes, %d in the table of Axon's JDBC engine, and %d in that of its JPA"
                        + " engine with its large objects%n",
                ours, ofJdbc, ofJpa);
        assertThat((double) ours / ofJdbc).isLessThan(MOST_OF_JDBC);
        assertThat((double) ours / ofJpa).isLessThan(MOST_OF_JPA);
    }
}
