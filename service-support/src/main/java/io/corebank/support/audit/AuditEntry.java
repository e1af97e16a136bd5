package io.corebank.support.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/**
 * One line of the audit log.
 *
 * @param sequence counts from 1 without a gap
 * @param actor the subject of the token; {@code -} when there was no valid one
 * @param roles that the actor had for the route, separated by commas
 * @param path without its query, which may hold what people look for
 * @param result {@code STARTED} before something is done, and the status of the answer afterwards; {@code PROPOSED}
 *     when it waits for another operator
 * @param hash SHA-256 over the hash of the line before and every field of this one, in hexadecimal digits
 */
record AuditEntry(
        long sequence,
        Instant at,
        String actor,
        String roles,
        String method,
        String path,
        String result,
        String remote,
        String correlationId,
        String hash) {

    /** The hash that the first line builds on. */
    static final String BEGINNING = "00".repeat(32);

    private static final int LONGEST_PATH = 512;

    /** What happened, before it has a place in the log. */
    record Draft(
            String actor,
            String roles,
            String method,
            String path,
            String result,
            String remote,
            String correlationId) {

        Draft {
            path = path.length() > LONGEST_PATH ? path.substring(0, LONGEST_PATH) : path;
        }
    }

    /** The line that comes after the one with the given sequence and hash. */
    static AuditEntry next(long lastSequence, String lastHash, Instant at, Draft draft) {
        AuditEntry unsigned = new AuditEntry(
                lastSequence + 1,
                at.truncatedTo(ChronoUnit.MICROS),
                draft.actor(),
                draft.roles(),
                draft.method(),
                draft.path(),
                draft.result(),
                draft.remote(),
                draft.correlationId(),
                "");
        return unsigned.withHash(unsigned.hashAfter(lastHash));
    }

    /** What the hash has to be after a line with the given one. Every field is preceded by its length. */
    String hashAfter(String lastHash) {
        MessageDigest digest = sha256();
        digest.update(HexFormat.of().parseHex(lastHash));
        String micros = Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        for (String field :
                List.of(Long.toString(sequence), micros, actor, roles, method, path, result, remote, correlationId)) {
            byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private AuditEntry withHash(String newHash) {
        return new AuditEntry(sequence, at, actor, roles, method, path, result, remote, correlationId, newHash);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
