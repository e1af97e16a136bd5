package io.corebank.eventstore.postgres;

import io.corebank.eventstore.commit.Log;
import io.corebank.eventstore.commit.LogWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log in PostgreSQL. The right to write is an advisory lock, which ends with its session, and an epoch, which every
 * batch checks. PostgreSQL itself ends the session of a writer that gives no sign of life between two messages, and
 * whoever waits for the lock ends one that has fallen silent within one.
 */
public final class PostgresLog implements Log {

    private static final Logger LOGGER = LoggerFactory.getLogger(PostgresLog.class);

    /** Any number that no other user of advisory locks in this database has: the letters "evtstore". */
    private static final long LOCK = 0x65767473746F7265L;

    private final DataSource dataSource;
    private final Duration silence;
    private final boolean compact;
    private @Nullable WriterConnection candidate;

    /**
     * @param silence how long a writer may give no sign of life before another process may take over
     * @param compact whether the content of events is written compactly; it is read either way
     */
    public PostgresLog(DataSource dataSource, Duration silence, boolean compact) {
        this.dataSource = dataSource;
        this.silence = silence;
        this.compact = compact;
    }

    @Override
    public Optional<LogWriter> takeOver() {
        try {
            WriterConnection connection = candidate == null ? WriterConnection.open(dataSource, silence) : candidate;
            candidate = connection;
            if (!connection.tryLock(LOCK)) {
                if (SilentWriter.end(connection.connection(), LOCK, silence)) {
                    LOGGER.warn("Ended the session of a writer that was silent for more than {}", silence);
                }
                return Optional.empty();
            }
            LogWriter writer = new PostgresLogWriter(dataSource, connection, connection.nextEpoch(), compact);
            candidate = null;
            return Optional.of(writer);
        } catch (SQLException e) {
            LOGGER.info("PostgreSQL is out of reach for the writer: {}", e.getMessage());
            close();
            return Optional.empty();
        }
    }

    /** Stops waiting for the right to write. */
    @Override
    public void close() {
        if (candidate != null) {
            candidate.close();
            candidate = null;
        }
    }
}
