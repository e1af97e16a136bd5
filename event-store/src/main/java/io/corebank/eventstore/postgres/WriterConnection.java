package io.corebank.eventstore.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection of a writer, set up so that neither side waits for the other for ever: PostgreSQL ends the session of
 * a silent writer, and the writer gives up on a silent PostgreSQL.
 */
final class WriterConnection {

    private static final Logger LOGGER = LoggerFactory.getLogger(WriterConnection.class);
    private static final int PATIENCE_MILLIS = 15_000;

    private final Connection connection;

    private WriterConnection(Connection connection) {
        this.connection = connection;
    }

    static WriterConnection open(DataSource dataSource, Duration silence) throws SQLException {
        WriterConnection opened = new WriterConnection(dataSource.getConnection());
        try {
            opened.connection.setAutoCommit(true);
            opened.connection.setNetworkTimeout(Runnable::run, PATIENCE_MILLIS);
            opened.execute("set synchronous_commit = on");
            opened.execute("set idle_session_timeout = " + silence.toMillis());
            opened.execute("set idle_in_transaction_session_timeout = " + silence.toMillis());
        } catch (SQLException e) {
            opened.close();
            throw e;
        }
        return opened;
    }

    Connection connection() {
        return connection;
    }

    boolean tryLock(long lock) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            statement.setLong(1, lock);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    /** Moves the fence: from now on, whoever had an earlier epoch cannot write. */
    long nextEpoch() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("update event_store.writer set epoch = epoch + 1 returning epoch")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Ends the session for real, so that the lock is free at once and nobody inherits its settings from a pool. */
    void close() {
        try (Connection pooled = connection) {
            pooled.abort(Runnable::run);
            // A pool learns from a failing statement only that the connection is of no use any more.
            execute("select 1");
        } catch (SQLException expected) {
            LOGGER.debug("The writer's session has ended: {}", expected.getMessage());
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
