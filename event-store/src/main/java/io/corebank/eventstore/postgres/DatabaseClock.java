package io.corebank.eventstore.postgres;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * PostgreSQL's time, which all processes on it share. Between two looks at it goes on by what this machine has counted
 * since, so that a host whose clock is wrong, or jumps, is no later and no earlier than the others.
 */
public final class DatabaseClock extends Clock implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseClock.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);

    private record Reading(Instant time, long nanos) {}

    private final DataSource dataSource;
    private final LongSupplier nanos;
    private final ScheduledExecutorService looks;
    private volatile Reading reading;

    DatabaseClock(DataSource dataSource, LongSupplier nanos) {
        this.dataSource = dataSource;
        this.nanos = nanos;
        this.reading = new Reading(Instant.now(), nanos.getAsLong());
        this.looks = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "database-clock");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** A clock that has looked once, and goes on looking until it is closed. */
    public static DatabaseClock start(DataSource dataSource) {
        DatabaseClock clock = new DatabaseClock(dataSource, System::nanoTime);
        clock.look();
        Future<?> unused = clock.looks.scheduleWithFixedDelay(
                clock::look, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
        return clock;
    }

    /** A look that is not answered changes nothing. */
    void look() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            long before = nanos.getAsLong();
            try (ResultSet row = statement.executeQuery("select clock_timestamp()")) {
                row.next();
                Instant time = row.getObject(1, OffsetDateTime.class).toInstant();
                reading = new Reading(time, before + (nanos.getAsLong() - before) / 2);
            }
        } catch (SQLException away) {
            LOGGER.debug("PostgreSQL does not tell the time at the moment: {}", away.getMessage());
        }
    }

    @Override
    public Instant instant() {
        Reading last = reading;
        return last.time().plusNanos(nanos.getAsLong() - last.nanos());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Everything here is in UTC");
    }

    @Override
    public void close() {
        looks.shutdownNow();
    }
}
