package io.corebank.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Where a time is in a log of many stretches, written by clocks that were set back and forth. */
class EventRowsIT {

    private static final int EVENTS = 1_050;
    private static final int STRETCH = 100;
    private static final String FILL = """
            insert into event_store.event
            select g, g * 1000 + g % 7 * 700 + case when g = 200 then 450000 when g between 400 and 430 then -150000
                when g = 1030 then -500000 else 0 end,
                g, 1, event_store.key_of('one'), event_store.key_of('event ' || g), '', '', ''
            from generate_series(1, ?) g
            """;

    private static SingleConnectionDataSource dataSource;

    @BeforeAll
    static void fill() throws SQLException {
        dataSource = new SingleConnectionDataSource(migrated().getConnection(), true);
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert = connection.prepareStatement(FILL)) {
            insert.setInt(1, EVENTS);
            insert.executeUpdate();
        }
    }

    @AfterAll
    static void close() {
        dataSource.destroy();
    }

    @Test
    void tellsThePositionBeforeATimeAsIfItHadLookedAtAll() {
        EventRows rows = new EventRows(dataSource, STRETCH);
        int behind = 0;
        for (long time = -1_000; time < 1_100_000; time += 3_701) {
            Optional<Long> expected = lookAtAll(time);
            assertThat(rows.positionBefore(time)).as("time %d", time).isEqualTo(expected);
            behind += expected.isEmpty() ? 1 : 0;
        }
        assertThat(behind).as("times behind the last event").isPositive();
    }

    @Test
    void tellsItToTheMicrosecond() {
        EventRows rows = new EventRows(dataSource, STRETCH);
        for (long position : new long[] {1, 99, 100, 101, 700, 945, 1_050}) {
            long time = position * 1_000 + position % 7 * 700;
            assertThat(rows.positionBefore(time)).as("position %d", position).isEqualTo(lookAtAll(time));
            assertThat(rows.positionBefore(time + 1)).as("behind %d", position).isEqualTo(lookAtAll(time + 1));
        }
    }

    @Test
    void tellsNothingOfAnEmptyLog() {
        assertThat(new EventRows(migrated()).positionBefore(0)).isEmpty();
    }

    private static DataSource migrated() {
        TestDatabase database = TestServers.postgres();
        PGSimpleDataSource migrated = new PGSimpleDataSource();
        migrated.setUrl(database.url());
        migrated.setUser(database.user());
        migrated.setPassword(database.password());
        EventStoreSchema.migrate(migrated);
        return migrated;
    }

    private static Optional<Long> lookAtAll(long time) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select position - 1 from event_store.event where at_micros >= "
                        + time + " order by position limit 1")) {
            return rows.next() ? Optional.of(rows.getLong(1)) : Optional.empty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
