package io.corebank.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** An identifier as the log stores it: a UUID in its 16 bytes, anything else as UTF-8, with a NUL behind 16 bytes. */
record StoredId(long high, long low, String text) {

    private static final int UUID_BYTES = 16;

    static StoredId of(byte[] key) {
        if (key.length == UUID_BYTES) {
            ByteBuffer bytes = ByteBuffer.wrap(key);
            long high = bytes.getLong();
            long low = bytes.getLong();
            return new StoredId(high, low, new UUID(high, low).toString());
        }
        int length = key.length;
        while (length > 0 && key[length - 1] == 0) {
            length--;
        }
        String text = new String(key, 0, length, StandardCharsets.UTF_8);
        return new StoredId(Fingerprint.of(text), ~Fingerprint.of(text + '~'), text);
    }
}
