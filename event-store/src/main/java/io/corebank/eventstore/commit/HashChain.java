package io.corebank.eventstore.commit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The running hash of a stream: whoever changes, removes or reorders an event must change every later hash of its
 * stream. The first 16 bytes of SHA-256 are kept, which leaves a second preimage at 2^128 attempts and saves room.
 */
public final class HashChain {

    /** The length of a hash in bytes. */
    public static final int LENGTH = 16;

    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private HashChain() {}

    /** The hash of everything an event says, without its place in the log. The parts cannot run into each other. */
    public static byte[] contentOf(
            String eventId,
            String aggregateId,
            @Nullable String aggregateType,
            long sequence,
            String payloadType,
            @Nullable String revision,
            long atMicros,
            byte[] payload,
            byte[] metaData) {
        MessageDigest digest = sha256();
        add(digest, eventId);
        add(digest, aggregateId);
        add(digest, aggregateType);
        add(digest, payloadType);
        add(digest, revision);
        digest.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(sequence)
                .putLong(atMicros)
                .array());
        add(digest, payload);
        add(digest, metaData);
        return digest.digest();
    }

    /** The running hash after one more event. */
    public static byte[] next(byte[] previous, byte[] content) {
        MessageDigest digest = sha256();
        digest.update(previous);
        digest.update(content);
        return Arrays.copyOf(digest.digest(), LENGTH);
    }

    /** The microseconds since 1970 that the log keeps of an instant. */
    public static long microsOf(Instant instant) {
        return Math.addExact(
                Math.multiplyExact(instant.getEpochSecond(), MICROS_PER_SECOND), instant.getNano() / NANOS_PER_MICRO);
    }

    /** The instant that the log kept. */
    public static Instant instantOf(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    private static void add(MessageDigest digest, @Nullable String text) {
        if (text == null) {
            digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(-1).array());
            return;
        }
        add(digest, text.getBytes(StandardCharsets.UTF_8));
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
