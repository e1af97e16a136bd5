package io.corebank.eventstore.postgres;

import io.corebank.eventstore.commit.LogReader;
import io.corebank.eventstore.commit.StoredRow;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;

/** Reads the event table. */
public final class EventRows implements LogReader {

    /** So many events are looked through in a second or two, and no statement may outlast the pool's patience. */
    private static final long STRETCH = 1_000_000;

    private static final String IS_OLDER =
            "select max(position) from event_store.event where position = ? and at_micros < ?";

    private static final String BEFORE_FIRST_OF_STRETCH =
            "select min(position) - 1 from event_store.event where position between ? and ? and at_micros >= ?";

    /** By the index of times, which is quick for the few that are recent; "offset 0" keeps PostgreSQL from the log. */
    private static final String BEFORE_FIRST_RECENT = "select min(position) - 1 from"
            + " (select position from event_store.event where at_micros >= ? offset 0) recent";

    private final DataSource dataSource;
    private final long stretch;
    private final RowReader reader = new RowReader(new MemberNames());

    public EventRows(DataSource dataSource) {
        this(dataSource, STRETCH);
    }

    /** @param stretch how many events a statement may look through */
    EventRows(DataSource dataSource, long stretch) {
        this.dataSource = dataSource;
        this.stretch = stretch;
    }

    @Override
    public List<StoredRow> after(long position, int limit) {
        return read(
                RowReader.COLUMNS + "where position > ? order by position limit ?",
                2,
                limit,
                query -> query.setLong(1, position));
    }

    @Override
    public List<StoredRow> ofAggregate(String aggregateId, long fromSequence, int limit) {
        return read(
                RowReader.COLUMNS + "where aggregate_id = ? and sequence >= ? order by sequence limit ?",
                3,
                limit,
                query -> {
                    query.setBytes(1, Keys.keyOf(aggregateId));
                    query.setInt(2, (int) Math.min(fromSequence, Integer.MAX_VALUE));
                });
    }

    /**
     * The events that are at these places in their streams: one for an aggregate and the sequence beside it, or none.
     */
    public List<StoredRow> at(List<String> aggregateIds, List<Long> sequences) {
        byte[][] keys = aggregateIds.stream().map(Keys::keyOf).toArray(byte[][]::new);
        String sql = RowReader.COLUMNS + "join unnest(?::bytea[], ?::integer[]) place (aggregate_id, sequence)"
                + " using (aggregate_id, sequence) limit ?";
        return read(sql, 3, keys.length, query -> {
            query.setArray(1, query.getConnection().createArrayOf("bytea", keys));
            query.setArray(2, query.getConnection().createArrayOf("int4", sequences.toArray()));
        });
    }

    @Override
    public long head() {
        return number("select coalesce(max(position), 0) from event_store.event", query -> {})
                .orElse(0L);
    }

    @Override
    public long writtenUpTo() {
        return number("select head from event_store.writer", query -> {}).orElse(0L);
    }

    /** Clocks jump, so that any event may be the first: looks at all of them, whatever the times around one say. */
    @Override
    public Optional<Long> positionBefore(long atMicros) {
        long head = head();
        if (isOlder(head - stretch, atMicros)) {
            return number(BEFORE_FIRST_RECENT, query -> query.setLong(1, atMicros));
        }
        Optional<Long> found = Optional.empty();
        for (long first = 1; found.isEmpty() && first <= head; first += stretch) {
            long from = first;
            long to = from + stretch > head ? Long.MAX_VALUE : from + stretch - 1;
            found = number(BEFORE_FIRST_OF_STRETCH, query -> {
                query.setLong(1, from);
                query.setLong(2, to);
                query.setLong(3, atMicros);
            });
        }
        return found;
    }

    private boolean isOlder(long position, long atMicros) {
        return number(IS_OLDER, query -> {
                    query.setLong(1, position);
                    query.setLong(2, atMicros);
                })
                .isPresent();
    }

    @Override
    public Optional<Long> lastSequenceOf(String aggregateId) {
        return number(
                "select max(sequence) from event_store.event where aggregate_id = ?",
                query -> query.setBytes(1, Keys.keyOf(aggregateId)));
    }

    /** Sets the parameters of a query, all but the limit. */
    private interface Parameters {
        void set(PreparedStatement query) throws SQLException;
    }

    private List<StoredRow> read(String sql, int limitIndex, int limit, Parameters parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            parameters.set(query);
            query.setInt(limitIndex, limit);
            List<StoredRow> read = new ArrayList<>();
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    read.add(reader.read(rows, connection));
                }
            }
            return read;
        } catch (SQLException e) {
            throw new EventStoreException("The log cannot be read", e);
        }
    }

    private Optional<Long> number(String sql, Parameters parameters) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement query = connection.prepareStatement(sql)) {
            parameters.set(query);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long number = row.getLong(1);
                return row.wasNull() ? Optional.empty() : Optional.of(number);
            }
        } catch (SQLException e) {
            throw new EventStoreException("The log cannot be read", e);
        }
    }
}
