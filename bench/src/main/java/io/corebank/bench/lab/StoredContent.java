package io.corebank.bench.lab;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Reads payloads and metadata as the event store's README says that they are stored. What is stored in another way
 * stays as it is.
 */
public final class StoredContent {

    private static final String NAMES = "select id, name from event_store.member_name";
    private static final byte OBJECT = (byte) 0xFD;
    private static final byte VERBATIM = (byte) 0xFC;
    private static final byte UUID_BYTES = (byte) 0xFF;
    private static final byte NAME = (byte) 0xFE;

    private final Map<Integer, String> names;

    StoredContent(Map<Integer, String> names) {
        this.names = names;
    }

    /** Knows the names that there are by now, which are all of those in events that have been written by now. */
    public static StoredContent over(Connection connection) throws SQLException {
        Map<Integer, String> names = new HashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(NAMES)) {
            while (rows.next()) {
                names.put(rows.getInt(1), rows.getString(2));
            }
        }
        return new StoredContent(names);
    }

    /** The bytes that the bank's serializer made. */
    public byte[] of(byte[] stored) {
        ByteBuffer rest = ByteBuffer.wrap(stored);
        byte first = rest.hasRemaining() ? rest.get() : 0;
        if (first != OBJECT && first != VERBATIM) {
            return stored;
        }
        // Every byte a character, so that what is copied stays as it is.
        StringBuilder text = new StringBuilder(first == OBJECT ? "{" : "");
        while (rest.hasRemaining()) {
            byte next = rest.get();
            String read = first == OBJECT ? read(next, rest) : character(next);
            if (read == null) {
                return stored;
            }
            text.append(read);
        }
        return text.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private @Nullable String read(byte next, ByteBuffer rest) {
        if (next == UUID_BYTES) {
            return rest.remaining() < 2 * Long.BYTES ? null : new UUID(rest.getLong(), rest.getLong()).toString();
        }
        if (next != NAME) {
            return character(next);
        }
        if (rest.remaining() == 0 || rest.remaining() == 1 && rest.get(rest.position()) < 0) {
            return null;
        }
        int number = rest.get();
        String name = names.get(number >= 0 ? number : (number & 0x7F) * 256 + (rest.get() & 0xFF));
        return name == null ? null : '"' + name + "\":";
    }

    private static String character(byte one) {
        return String.valueOf((char) (one & 0xFF));
    }
}
