package io.corebank.audit;

import java.nio.charset.StandardCharsets;
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

    /** A log from before there were such names has not got the table. */
    private static final String HAS_NAMES = "select to_regclass('event_store.member_name') is not null";

    private static final String NAMES = "select id, name from event_store.member_name";
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
        StoredText text = new StoredText(readNames());
        CopyOut copy = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(ALL);
        boolean first = true;
        byte[] bytes;
        while ((bytes = copy.readFromCopy()) != null) {
            CopiedRow row = new CopiedRow(bytes, first);
            first = false;
            if (!row.isTrailer()) {
                sink.accept(read(row, text));
            }
        }
    }

    private LogRow read(CopiedRow row, StoredText text) {
        return new LogRow(
                row.nextLong(),
                row.nextLong(),
                row.nextInt(),
                kindOf(row.nextInt()),
                StoredId.of(row.nextBytes()),
                StoredId.of(row.nextBytes()),
                row.nextBytes(),
                text.of(row.nextBytes()),
                text.of(row.nextBytes()));
    }

    private EventKind kindOf(int id) {
        return kinds.computeIfAbsent(id, unknown -> EventKind.of(null, "unknown type " + unknown, null));
    }

    private Map<Integer, byte[]> readNames() throws SQLException {
        Map<Integer, byte[]> names = new HashMap<>();
        try (Statement query = connection.createStatement()) {
            try (ResultSet row = query.executeQuery(HAS_NAMES)) {
                if (!row.next() || !row.getBoolean(1)) {
                    return names;
                }
            }
            try (ResultSet rows = query.executeQuery(NAMES)) {
                while (rows.next()) {
                    String name = '"' + rows.getString(2) + "\":";
                    names.put(rows.getInt(1), name.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        return names;
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
