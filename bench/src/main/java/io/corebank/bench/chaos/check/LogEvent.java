package io.corebank.bench.chaos.check;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A row of the log.
 *
 * @param facts the payload as JSON; missing if it is none
 */
@SuppressWarnings("ArrayRecordComponent") // read once, compared by content, never by equals
record LogEvent(
        long position,
        long atMicros,
        long sequence,
        Type type,
        String aggregateId,
        String eventId,
        byte[] hash,
        byte[] payload,
        byte[] metaData,
        JsonNode facts) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int UUID_BYTES = 16;

    /** What kind of event it is. */
    record Type(
            @Nullable String aggregateType,
            String payloadType,
            @Nullable String revision) {

        /** The name without its package. */
        String name() {
            return payloadType.substring(payloadType.lastIndexOf('.') + 1);
        }
    }

    static LogEvent of(
            long position,
            long atMicros,
            long sequence,
            Type type,
            String aggregateId,
            String eventId,
            byte[] hash,
            byte[] payload,
            byte[] metaData) {
        return new LogEvent(
                position, atMicros, sequence, type, aggregateId, eventId, hash, payload, metaData, parse(payload));
    }

    private static JsonNode parse(byte[] payload) {
        try {
            return JSON.readTree(payload);
        } catch (JacksonException unreadable) {
            return MissingNode.getInstance();
        }
    }

    /**
     * An identifier as the log keeps it: a UUID in 16 bytes, anything else as text, with a NUL behind it if need be.
     */
    static String identifier(byte[] key) {
        if (key.length == UUID_BYTES) {
            ByteBuffer bytes = ByteBuffer.wrap(key);
            return new UUID(bytes.getLong(), bytes.getLong()).toString();
        }
        int length = key.length;
        while (length > 0 && key[length - 1] == 0) {
            length--;
        }
        return new String(key, 0, length, StandardCharsets.UTF_8);
    }

    String name() {
        return type.name();
    }

    /** A text of the payload; empty if there is none. */
    String text(String field) {
        return facts.path(field).asString("");
    }

    /** A number of the payload; 0 if there is none. */
    long number(String field) {
        return facts.path(field).asLong(0);
    }

    @Override
    public String toString() {
        return "position " + position + " (" + name() + " " + sequence + " of " + aggregateId + ")";
    }
}
