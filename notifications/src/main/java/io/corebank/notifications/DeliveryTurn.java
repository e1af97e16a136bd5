package io.corebank.notifications;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose turn it is to send, of all processes on the same database: PostgreSQL takes it back as soon as a process is
 * gone, or has been silent for a while.
 */
final class DeliveryTurn implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(DeliveryTurn.class);
    private static final long LOCK = 0x77656268_6f6f6b73L;
    private static final String TAKE = "SELECT pg_try_advisory_lock(" + LOCK + ")";
    private static final String RETURN = "SELECT pg_advisory_unlock(" + LOCK + ")";

    private final DataSource dataSource;
    private @Nullable Connection connection;

    DeliveryTurn(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Takes the turn if it is free, and makes sure that it is still held. Call it every second. */
    synchronized boolean holds() {
        try {
            Connection held = connection;
            if (held != null) {
                run(held, "SELECT true");
                return true;
            }
            connection = taken();
            return connection != null;
        } catch (SQLException lost) {
            log.warn("The turn to send webhooks is lost: {}", lost.getMessage());
            abandon();
            return false;
        }
    }

    private @Nullable Connection taken() throws SQLException {
        Connection fresh = dataSource.getConnection();
        try {
            fresh.setAutoCommit(true);
            if (run(fresh, TAKE)) {
                silentFor(fresh, "15s");
                return fresh;
            }
        } catch (SQLException failure) {
            fresh.close();
            throw failure;
        }
        fresh.close();
        return null;
    }

    private static boolean run(Connection on, String query) throws SQLException {
        try (Statement statement = on.createStatement()) {
            statement.setQueryTimeout(5);
            try (ResultSet row = statement.executeQuery(query)) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private static void silentFor(Connection on, String time) throws SQLException {
        try (Statement statement = on.createStatement()) {
            statement.execute("SET idle_session_timeout = '" + time + "'");
        }
    }

    private void abandon() {
        Connection held = connection;
        connection = null;
        if (held != null) {
            try {
                held.abort(Runnable::run);
            } catch (SQLException gone) {
                log.debug("The connection was gone already", gone);
            }
        }
    }

    /** Lets another process go on at once. */
    @Override
    public synchronized void close() {
        Connection held = connection;
        if (held == null) {
            return;
        }
        try {
            run(held, RETURN);
            silentFor(held, "0");
            held.close();
            connection = null;
        } catch (SQLException failure) {
            abandon();
        }
    }
}
