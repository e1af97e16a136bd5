package io.corebank.eventstore.postgres;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;

/** Identifiers as the log stores them: a UUID in its 16 bytes, anything else as UTF-8, never of 16 bytes. */
final class Keys {

    private static final int UUID_BYTES = 16;
    private static final int UUID_CHARS = 36;

    private Keys() {}

    static byte[] keyOf(String identifier) {
        if (identifier.length() == UUID_CHARS) {
            UUID uuid = asUuid(identifier);
            if (uuid.toString().equals(identifier)) {
                return ByteBuffer.allocate(UUID_BYTES)
                        .putLong(uuid.getMostSignificantBits())
                        .putLong(uuid.getLeastSignificantBits())
                        .array();
            }
        }
        byte[] bytes = identifier.getBytes(StandardCharsets.UTF_8);
        return bytes.length == UUID_BYTES ? Arrays.copyOf(bytes, UUID_BYTES + 1) : bytes;
    }

    static String identifierOf(byte[] key) {
        if (key.length == UUID_BYTES) {
            ByteBuffer buffer = ByteBuffer.wrap(key);
            return new UUID(buffer.getLong(), buffer.getLong()).toString();
        }
        int length = key.length;
        while (length > 0 && key[length - 1] == 0) {
            length--;
        }
        return new String(key, 0, length, StandardCharsets.UTF_8);
    }

    private static UUID asUuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            return new UUID(0, 0);
        }
    }
}
