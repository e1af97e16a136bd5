package io.corebank.audit;

import io.corebank.eventstore.commit.HashChain;
import io.corebank.servers.TestServers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables of the event store, filled by hand; the hashes are those of the event store's own code. */
final class LogTables {

    private static final String TABLES = "/db/eventstore/V1__event_store.sql";
    private static final String NAMES = "/db/eventstore/V4__compact_content.sql";
    private static final byte[] META_DATA = "{\"actor\":\"teller\"}".getBytes(StandardCharsets.UTF_8);
    private static final Pattern SHORTENED = Pattern.compile("\"(\\w+)\":|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final TestServers.TestDatabase database;
    private final boolean compact;
    private final Map<String, Integer> names = new HashMap<>();

    /** @param compact whether content is stored as it is now, or as it was before */
    LogTables(boolean compact) throws SQLException, IOException {
        this.compact = compact;
        database = TestServers.postgres();
        execute("create schema event_store");
        executeScript(TABLES);
        if (compact) {
            executeScript(NAMES);
        }
    }

    private void executeScript(String name) throws SQLException, IOException {
        try (InputStream script = Objects.requireNonNull(HashChain.class.getResourceAsStream(name))) {
            execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(database.url(), database.user(), database.password());
    }

    /** Replaces the log by everything that the bank did. */
    void write(MadeUpBank bank) throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, "truncate event_store.event, event_store.event_type, event_store.operation");
            if (compact) {
                execute(connection, "truncate event_store.member_name");
            }
            execute(connection, "update event_store.writer set head = " + bank.events.size());
            writeEvents(connection, bank);
            writeOperations(connection, bank);
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = connect()) {
            execute(connection, sql);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void writeEvents(Connection connection, MadeUpBank bank) throws SQLException {
        Map<String, Integer> types = new HashMap<>();
        Map<String, Integer> sequences = new HashMap<>();
        Map<String, byte[]> hashes = new HashMap<>();
        connection.setAutoCommit(false);
        try (PreparedStatement insert =
                connection.prepareStatement("insert into event_store.event values (?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            long position = 0;
            for (MadeUpEvent event : bank.events) {
                int sequence = sequences.merge(event.aggregateId, 0, (last, first) -> last + 1);
                byte[] payload = event.payload.toString().getBytes(StandardCharsets.UTF_8);
                byte[] hash = HashChain.next(
                        hashes.getOrDefault(event.aggregateId, new byte[HashChain.LENGTH]),
                        HashChain.contentOf(
                                event.eventId,
                                event.aggregateId,
                                event.aggregateType,
                                sequence,
                                event.payloadType(),
                                "1",
                                event.atMicros,
                                payload,
                                META_DATA));
                hashes.put(event.aggregateId, hash);
                insert.setLong(1, ++position);
                insert.setLong(2, event.atMicros);
                insert.setInt(3, sequence);
                insert.setInt(4, typeOf(connection, event, types));
                insert.setBytes(5, key(event.aggregateId));
                insert.setBytes(6, key(event.eventId));
                insert.setBytes(7, hash);
                insert.setBytes(8, stored(payload));
                insert.setBytes(9, stored(META_DATA));
                insert.addBatch();
            }
            insert.executeBatch();
        }
        writeNames(connection);
        connection.commit();
    }

    /** As the event store's README says. */
    private byte[] stored(byte[] content) {
        if (!compact) {
            return content;
        }
        String text = new String(content, StandardCharsets.ISO_8859_1);
        String shortened = SHORTENED
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? '\u00ff' + new String(key(found.group()), StandardCharsets.ISO_8859_1)
                                : "\u00fe"
                                        + (char)
                                                (int) names.computeIfAbsent(found.group(1), name -> names.size() + 1)));
        return ('\u00fd' + shortened.substring(1)).getBytes(StandardCharsets.ISO_8859_1);
    }

    private void writeNames(Connection connection) throws SQLException {
        for (Map.Entry<String, Integer> name : names.entrySet()) {
            execute(
                    connection,
                    "insert into event_store.member_name overriding system value values (%d, '%s')"
                            .formatted(name.getValue(), name.getKey()));
        }
    }

    private static int typeOf(Connection connection, MadeUpEvent event, Map<String, Integer> types)
            throws SQLException {
        Integer known = types.get(event.name);
        if (known != null) {
            return known;
        }
        int id = types.size() + 1;
        types.put(event.name, id);
        execute(
                connection,
                "insert into event_store.event_type overriding system value values (%d, '%s', '%s', '1')"
                        .formatted(id, event.aggregateType, event.payloadType()));
        return id;
    }

    private static void writeOperations(Connection connection, MadeUpBank bank) throws SQLException {
        Map<String, Long> positions = new HashMap<>();
        for (int i = 0; i < bank.events.size(); i++) {
            positions.put(bank.events.get(i).text("operationId"), i + 1L);
        }
        try (PreparedStatement insert = connection.prepareStatement(
                "insert into event_store.operation values (?, ?, 0, ?, null, 'receipt', '{}')")) {
            for (Map.Entry<String, Boolean> operation : bank.operations.entrySet()) {
                insert.setBytes(1, key(operation.getKey()));
                insert.setLong(2, positions.getOrDefault(operation.getKey(), 0L));
                insert.setBoolean(3, operation.getValue());
                insert.addBatch();
            }
            insert.executeBatch();
        }
        connection.commit();
    }

    private static byte[] key(String uuid) {
        UUID id = UUID.fromString(uuid);
        return ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}
