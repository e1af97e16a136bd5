package io.corebank.eventstore.migration;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.sample.JarOpened;
import io.corebank.eventstore.sample.MarblesMoved;
import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
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

    private static final int JARS = 1_000;
    private static final int EVENTS_OF_A_JAR = 30;
    private static final int FEW_JARS = 100;
    private static final double MOST_OF_JDBC = 0.58;
    private static final double MOST_OF_JPA = 0.4;

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

    private static void fill(StockAxon stock, int jarCount) {
        List<String> jars = new ArrayList<>();
        for (int i = 0; i < jarCount; i++) {
            jars.add(UUID.randomUUID().toString());
        }
        for (int i = 0; i < EVENTS_OF_A_JAR; i++) {
            List<DomainEventMessage<?>> events = new ArrayList<>();
            for (String jar : jars) {
                Object payload = i == 0 ? new JarOpened(jar) : new MarblesMoved(jar, 1, i);
                events.add(new GenericDomainEventMessage<>("Jar", jar, i, payload));
            }
            stock.append(events);
        }
    }

    @Test
    void takesLittleMoreThanHalfTheRoomOfTheJdbcEngineAndAThirdOfTheJpaEngine() throws Exception {
        TestDatabase jdbc = TestServers.postgres();
        TestDatabase jpa = TestServers.postgres();
        TestDatabase target = TestServers.postgres();
        try (StockAxon stock = StockAxon.onJdbc(jdbc)) {
            fill(stock, JARS);
        }
        try (StockAxon stock = StockAxon.onJpa(jpa)) {
            fill(stock, FEW_JARS);
        }
        try (StockTable table = StockTable.open(dataSource(jdbc), null)) {
            new EventImport(dataSource(target)).run(table, (pass, events, all) -> {});
        }
        long ofJdbc = bytesPerEvent(jdbc, JARS * EVENTS_OF_A_JAR, "domainevententry");
        long ofJpa = bytesPerEvent(
                jpa, FEW_JARS * EVENTS_OF_A_JAR, "domain_event_entry", "pg_largeobject", "pg_largeobject_metadata");
        long ours = bytesPerEvent(target, JARS * EVENTS_OF_A_JAR, "event_store.event");
        System.out.printf(
                "An event takes %d bytes with indexes, %d in the table of Axon's JDBC engine, and %d in that of its JPA"
                        + " engine with its large objects%n",
                ours, ofJdbc, ofJpa);
        assertThat((double) ours / ofJdbc).isLessThan(MOST_OF_JDBC);
        assertThat((double) ours / ofJpa).isLessThan(MOST_OF_JPA);
    }
}
