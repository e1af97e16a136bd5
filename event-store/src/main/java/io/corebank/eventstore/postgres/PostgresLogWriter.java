package io.corebank.eventstore.postgres;

import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.commit.LogBatch;
import io.corebank.eventstore.commit.LogFailure;
import io.corebank.eventstore.commit.LogWriter;
import io.corebank.eventstore.commit.LoggedEvent;
import io.corebank.eventstore.commit.StreamHead;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the log over one connection for as long as the epoch is this process' own. */
final class PostgresLogWriter implements LogWriter {

    private static final Logger LOGGER = LoggerFactory.getLogger(PostgresLogWriter.class);

    private static final String STREAM_HEADS = """
            select a.id, e.sequence, e.hash
            from unnest(?::bytea[]) a (id)
            cross join lateral (
                select sequence, hash from event_store.event
                where aggregate_id = a.id order by sequence desc limit 1) e
            """;

    private final DataSource dataSource;
    private final WriterConnection writer;
    private final AppendStatement append;
    private final long epoch;

    PostgresLogWriter(DataSource dataSource, WriterConnection writer, long epoch, boolean compact) throws SQLException {
        this.dataSource = dataSource;
        this.writer = writer;
        this.append = new AppendStatement(writer.connection(), compact);
        this.epoch = epoch;
    }

    @Override
    public long head() {
        try (Statement statement = writer.connection().createStatement();
                ResultSet row = statement.executeQuery("select coalesce(max(position), 0) from event_store.event")) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw Failures.ofQuery(e);
        }
    }

    @Override
    public Map<String, StreamHead> streamHeads(Collection<String> aggregateIds) {
        byte[][] keys = aggregateIds.stream().map(Keys::keyOf).toArray(byte[][]::new);
        try (PreparedStatement query = writer.connection().prepareStatement(STREAM_HEADS)) {
            query.setArray(1, writer.connection().createArrayOf("bytea", keys));
            Map<String, StreamHead> heads = new HashMap<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    heads.put(Keys.identifierOf(rows.getBytes(1)), new StreamHead(rows.getInt(2), rows.getBytes(3)));
                }
            }
            return heads;
        } catch (SQLException e) {
            throw Failures.ofQuery(e);
        }
    }

    @Override
    public Map<String, RecordedOperation> recorded(Collection<String> operationIds) {
        try {
            return OperationRows.find(writer.connection(), operationIds);
        } catch (SQLException e) {
            throw Failures.ofQuery(e);
        }
    }

    @Override
    public void append(LogBatch batch) {
        boolean fenceHeld;
        try {
            fenceHeld = append.execute(batch, epoch);
        } catch (SQLException e) {
            throw Failures.ofAppend(e, writer.connection());
        }
        if (!fenceHeld) {
            throw new LogFailure.Fenced("Another process has taken over", null);
        }
    }

    @Override
    public void confirm() {
        boolean ours;
        try {
            ours = isOurEpochCurrent(writer.connection());
        } catch (SQLException e) {
            throw Failures.ofQuery(e);
        }
        if (!ours) {
            throw new LogFailure.Fenced("Another process has taken over", null);
        }
    }

    @Override
    public void close() {
        writer.close();
    }

    @Override
    public Fate fateOf(LogBatch batch) {
        try (Connection connection = dataSource.getConnection()) {
            if (isOurEpochCurrent(connection)) {
                return Fate.OPEN;
            }
            boolean written = batch.events().isEmpty()
                    ? isRecorded(batch.operations().get(0), connection)
                    : isAppended(batch.events().get(0), connection);
            return written ? Fate.WRITTEN : Fate.NOT_WRITTEN;
        } catch (SQLException e) {
            LOGGER.info("PostgreSQL cannot tell yet what became of the last batch: {}", e.getMessage());
            return Fate.OPEN;
        }
    }

    /** As long as nobody has taken over, our lost session may live and commit. */
    private boolean isOurEpochCurrent(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select epoch from event_store.writer")) {
            return row.next() && row.getLong(1) == epoch;
        }
    }

    private static boolean isAppended(LoggedEvent first, Connection connection) throws SQLException {
        try (PreparedStatement query =
                connection.prepareStatement("select event_id from event_store.event where position = ?")) {
            query.setLong(1, first.position());
            try (ResultSet row = query.executeQuery()) {
                return row.next()
                        && Arrays.equals(
                                row.getBytes(1), Keys.keyOf(first.event().eventId()));
            }
        }
    }

    private static boolean isRecorded(RecordedOperation first, Connection connection) throws SQLException {
        Map<String, RecordedOperation> found = OperationRows.find(connection, List.of(first.operationId()));
        RecordedOperation recorded = found.get(first.operationId());
        return recorded != null
                && recorded.recordedAt().equals(first.recordedAt())
                && recorded.body().equals(first.body());
    }
}
