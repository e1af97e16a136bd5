package io.corebank.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * The running hash of a stream, computed anew from its description: the first 16 bytes of SHA-256 over the previous
 * hash and the SHA-256 of everything that the event says. One instance serves one thread.
 */
final class ChainHash {

    private static final int LENGTH = 16;
    private static final int PLACE_BYTES = 16;

    private final MessageDigest digest;
    private final ByteBuffer number = ByteBuffer.allocate(Integer.BYTES);
    private final ByteBuffer place = ByteBuffer.allocate(PLACE_BYTES);
    private final ByteBuffer running = ByteBuffer.allocate(LENGTH);

    ChainHash() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    byte[] contentOf(LogRow row) {
        add(row.event().text());
        add(row.aggregate().text());
        add(row.kind().aggregateType());
        add(row.kind().payloadType());
        add(row.kind().revision());
        digest.update(place.putLong(0, row.sequence())
                .putLong(Long.BYTES, row.atMicros())
                .array());
        add(row.payload());
        add(row.metaData());
        return digest.digest();
    }

    /** The next hash of a stream whose last one is given by its two halves. */
    ByteBuffer next(long high, long low, byte[] content) {
        digest.update(running.putLong(0, high).putLong(Long.BYTES, low).array());
        return ByteBuffer.wrap(digest.digest(content), 0, LENGTH);
    }

    private void add(@Nullable String text) {
        if (text == null) {
            digest.update(number.putInt(0, -1).array());
            return;
        }
        add(text.getBytes(StandardCharsets.UTF_8));
    }

    private void add(byte[] bytes) {
        digest.update(number.putInt(0, bytes.length).array());
        digest.update(bytes);
    }
}
