package io.corebank.eventstore.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class SilentWriterIT {

    private static final long LOCK = 0x65767473746F7265L;
    private static final Duration SILENCE = Duration.ofMillis(500);

    private final TestDatabase database = TestServers.postgres();

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    private static boolean tryLock(Connection connection, long lock) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_try_advisory_lock(" + lock + ")")) {
            return row.next() && row.getBoolean(1);
        }
    }

    @Test
    void endsTheSessionThatHoldsTheLockAndIsSilent() throws Exception {
        try (Connection silent = connect();
                Connection waiting = connect()) {
            assertThat(tryLock(silent, LOCK)).isTrue();
            assertThat(tryLock(waiting, LOCK)).isFalse();
            assertThat(SilentWriter.end(waiting, LOCK, Duration.ofMinutes(1))).isFalse();
            await().until(() -> SilentWriter.end(waiting, LOCK, SILENCE));
            await().until(() -> tryLock(waiting, LOCK));
        }
    }

    @Test
    void leavesASessionAloneThatWorksOrHoldsAnotherLock() throws Exception {
        try (Connection other = connect();
                Connection working = connect();
                Connection waiting = connect()) {
            assertThat(tryLock(other, LOCK + 1)).isTrue();
            assertThat(tryLock(working, LOCK)).isTrue();
            await().during(SILENCE.multipliedBy(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        assertThat(tryLock(working, LOCK)).isTrue();
                        return !SilentWriter.end(waiting, LOCK, SILENCE);
                    });
            assertThat(tryLock(other, LOCK + 2)).isTrue();
        }
    }
}
