package io.corebank.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/** Reads the whole log in order of positions as one stream, in PostgreSQL's binary format and in constant memory. */
final class LogSource {

    private static final String KINDS = "select id, aggregate_type, payload_type, revision from event_store.event_type";
    private static final String ALL = "copy (select position, at_micros, sequence, type, aggregate_id, event_id, hash,"
            + " payload, meta_data from event_store.event order by position) to stdout (format binary)";

    /** Takes rows one by one. */
    @FunctionalInterface
    interface Sink {
        void accept(LogRow row);
    }

    private final Connection connection;
    private final Map<Integer, EventKind> kinds = new HashMap<>();

    LogSource(Connection connection) {
        this.connection = connection;
    }

    void read(Sink sink) throws SQLException {
        readKinds();
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(ALL);
        boolean first = true;
        byte[] bytes;
        while ((bytes = copy.readFromCopy()) != null) {
            CopiedRow row = new CopiedRow(bytes, first);
            first = false;
            if (!row.isTrailer()) {
                sink.accept(read(row));
            }
        }
    }

    private LogRow read(CopiedRow row) {
        return new LogRow(
                row.nextLong(),
                row.nextLong(),
                row.nextInt(),
                kindOf(row.nextInt()),
                StoredId.of(row.nextBytes()),
                StoredId.of(row.nextBytes()),
                row.nextBytes(),
                row.nextBytes(),
                row.nextBytes());
    }

    private EventKind kindOf(int id) {
        return kinds.computeIfAbsent(id, unknown -> EventKind.of(null, "unknown type " + unknown, null));
    }

    private void readKinds() throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery(KINDS)) {
            while (rows.next()) {
                kinds.put(
                        rows.getInt(1),
                        EventKind.of(rows.getString(2), Objects.requireNonNull(rows.getString(3)), rows.getString(4)));
            }
        }
    }
}
