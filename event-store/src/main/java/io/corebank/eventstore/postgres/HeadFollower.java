package io.corebank.eventstore.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Learns from PostgreSQL's notifications how long the log is, while another process writes it. */
public final class HeadFollower implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(HeadFollower.class);
    private static final int PATIENCE_MILLIS = 5_000;
    private static final long RETRY_MILLIS = 1_000;

    private final DataSource dataSource;
    private final EventRows rows;
    private final LongConsumer head;
    private final Thread thread;
    private boolean following = true;
    private boolean stopped;

    /** @param head hears the position of the newest event */
    public HeadFollower(DataSource dataSource, EventRows rows, LongConsumer head) {
        this.dataSource = dataSource;
        this.rows = rows;
        this.head = head;
        this.thread = new Thread(this::run, "event-store-follower");
        this.thread.setDaemon(true);
    }

    public void start() {
        thread.start();
    }

    /** Follows from now on, or not: a process that writes itself knows the head. */
    public synchronized void follow(boolean follow) {
        following = follow;
        notifyAll();
    }

    @Override
    public synchronized void close() {
        stopped = true;
        notifyAll();
        thread.interrupt();
    }

    private void run() {
        try {
            while (awaitDuty()) {
                listenWhileFollowing();
            }
        } catch (InterruptedException e) {
            LOGGER.debug("Stopped following the log");
        }
    }

    private synchronized boolean awaitDuty() throws InterruptedException {
        while (!following && !stopped) {
            wait();
        }
        return !stopped;
    }

    private synchronized boolean isOnDuty() {
        return following && !stopped;
    }

    private void listenWhileFollowing() throws InterruptedException {
        try (Connection connection = dataSource.getConnection()) {
            try {
                execute(connection, "listen event_store");
                head.accept(rows.head());
                while (isOnDuty()) {
                    hear(connection);
                }
            } finally {
                execute(connection, "unlisten event_store");
            }
        } catch (SQLException | RuntimeException e) {
            LOGGER.info("The log cannot be followed at the moment: {}", e.getMessage());
            pause();
        }
    }

    private void pause() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    }

    private void hear(Connection connection) throws SQLException {
        PGNotification[] heard = connection.unwrap(PGConnection.class).getNotifications(PATIENCE_MILLIS);
        if (heard == null || heard.length == 0) {
            head.accept(rows.head());
            return;
        }
        head.accept(Long.parseLong(heard[heard.length - 1].getParameter()));
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
