package io.corebank.eventstore.postgres;

import io.corebank.eventstore.EventFilter;
import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.StoredRow;
import io.corebank.eventstore.postgres.ContentFormat.Names;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.jspecify.annotations.Nullable;

/**
 * Looks for events by what they are. Only position and aggregate have an index, because every further one would slow
 * down each command; so a question reads at most a stretch of the log, and tells where the next one goes on.
 */
public final class EventSearch {

    /** Read in a fraction of a second, also when every row has to be looked at. */
    static final long STRETCH = 200_000;

    private static final int PATIENCE_SECONDS = 10;

    private final DataSource dataSource;
    private final MemberNames names = new MemberNames();
    private final RowReader reader = new RowReader(names);

    public EventSearch(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Rows, and the position where to look on; null at the log's end. */
    record Slice(List<StoredRow> rows, @Nullable Long next) {}

    Slice find(EventFilter filter, long from, boolean upwards, int limit) {
        long last = filter.aggregateId() == null ? lastOf(from, upwards) : upwards ? Long.MAX_VALUE : 1;
        List<Object> values = new ArrayList<>(List.of(Math.min(from, last), Math.max(from, last)));
        try (Connection connection = dataSource.getConnection()) {
            String sql = RowReader.COLUMNS
                    + "where position between ? and ?" + conditions(filter, values, names.readOver(connection))
                    + " order by " + (filter.aggregateId() == null ? "position" : "sequence")
                    + (upwards ? " asc" : " desc") + " limit ?";
            values.add(limit);
            try (PreparedStatement query = connection.prepareStatement(sql)) {
                query.setQueryTimeout(PATIENCE_SECONDS);
                for (int i = 0; i < values.size(); i++) {
                    query.setObject(i + 1, values.get(i));
                }
                return sliceOf(query, connection, limit, last, upwards);
            }
        } catch (SQLException e) {
            throw new EventStoreException("The log cannot be read", e);
        }
    }

    private static long lastOf(long from, boolean upwards) {
        return upwards
                ? (from > Long.MAX_VALUE - STRETCH ? Long.MAX_VALUE : from + STRETCH - 1)
                : Math.max(1, from - STRETCH + 1);
    }

    private Slice sliceOf(PreparedStatement query, Connection connection, int limit, long last, boolean upwards)
            throws SQLException {
        List<StoredRow> found = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(reader.read(rows, connection));
            }
        }
        long seen = found.size() == limit ? found.get(limit - 1).position() : last;
        return new Slice(found, hasMore(seen, upwards, connection) ? seen + (upwards ? 1 : -1) : null);
    }

    private static boolean hasMore(long seen, boolean upwards, Connection connection) throws SQLException {
        if (!upwards) {
            return seen > 1;
        }
        try (PreparedStatement query = connection.prepareStatement(
                        "select exists (select from event_store.event where position > ?)");
                ResultSet row = asked(query, seen)) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static ResultSet asked(PreparedStatement query, long position) throws SQLException {
        query.setLong(1, position);
        return query.executeQuery();
    }

    private static String conditions(EventFilter filter, List<Object> values, Names names) throws SQLException {
        StringBuilder conditions = new StringBuilder();
        if (filter.aggregateId() != null) {
            conditions.append(" and aggregate_id = ?");
            values.add(Keys.keyOf(filter.aggregateId()));
        }
        if (filter.type() != null) {
            conditions.append(" and type in (select id from event_store.event_type"
                    + " where payload_type = ? or right(payload_type, char_length(?) + 1) = '.' || ?)");
            values.addAll(List.of(filter.type(), filter.type(), filter.type()));
        }
        if (filter.from() != null) {
            conditions.append(" and at_micros >= ?");
            values.add(HashChain.microsOf(filter.from()));
        }
        if (filter.to() != null) {
            conditions.append(" and at_micros < ?");
            values.add(HashChain.microsOf(filter.to()));
        }
        if (filter.correlationId() != null) {
            byte[] text = correlation(filter.correlationId());
            conditions.append(" and (position(? in meta_data) > 0 or position(? in meta_data) > 0)");
            values.addAll(List.of(new Compaction(names).compactPart(text), text));
        }
        return conditions.toString();
    }

    /** As the metadata's JSON has it; the ids that the bank gives and takes need no escape. */
    private static byte[] correlation(String id) {
        return ("\"correlationId\":\"" + id + "\"").getBytes(StandardCharsets.UTF_8);
    }
}
