package io.corebank.bench.chaos.check;

import io.corebank.bench.chaos.check.Finding.Promise;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The hash of each event follows from everything that it says and from the hash before it in its stream: the first 16
 * bytes of SHA-256 over that hash and the SHA-256 of the event's parts, each behind its length.
 */
final class Hashes implements Rule {

    private static final int LENGTH = 16;

    private final Map<String, byte[]> streams = new HashMap<>();

    @Override
    public void event(LogEvent event, Findings findings) {
        byte[] before = streams.getOrDefault(event.aggregateId(), new byte[LENGTH]);
        if (!Arrays.equals(event.hash(), next(before, event))) {
            findings.add(Promise.CHAINED, event + " does not follow from the events before it");
        }
        streams.put(event.aggregateId(), event.hash());
    }

    static byte[] next(byte[] before, LogEvent event) {
        MessageDigest content = sha256();
        add(content, event.eventId());
        add(content, event.aggregateId());
        add(content, event.type().aggregateType());
        add(content, event.type().payloadType());
        add(content, event.type().revision());
        content.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(event.sequence())
                .putLong(event.atMicros())
                .array());
        add(content, event.payload());
        add(content, event.metaData());
        MessageDigest running = sha256();
        running.update(before);
        return Arrays.copyOf(running.digest(content.digest()), LENGTH);
    }

    private static void add(MessageDigest digest, @Nullable String text) {
        if (text == null) {
            digest.update(number(-1));
        } else {
            add(digest, text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(number(bytes.length));
        digest.update(bytes);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
