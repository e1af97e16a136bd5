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

    private final DataSource dataSource;
    private final RowReader reader = new RowReader(new MemberNames());

    public EventRows(DataSource dataSource) {
        this.dataSource = dataSource;
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

    @Override
    public Optional<Long> positionBefore(long atMicros) {
        return number(
                "select min(position) - 1 from event_store.event where at_micros >= ?",
                query -> query.setLong(1, atMicros));
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
