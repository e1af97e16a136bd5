package io.corebank.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The audit log of who did what is whole: its lines count from 1 without a gap, and each carries the SHA-256 of the one
 * before and of its own fields. Lines cut off its end show only to those who have kept an earlier head.
 */
final class AuditTrail implements Invariant {

    private static final int ROWS_AT_ONCE = 5_000;
    private static final int HASH = 32;
    private static final String EXISTS = "select to_regclass('audit_entry') is not null";
    private static final String LINES = """
            select sequence, (extract(epoch from recorded_at) * 1000000)::bigint::text,
                actor, roles, method, path, result, remote, correlation_id, hash
            from audit_entry order by sequence
            """;
    private static final int FIRST_FIELD = 2;
    private static final int LAST_FIELD = 9;

    private final Findings findings = new Findings();
    private final MessageDigest digest;
    private long lines;
    private byte[] head = new byte[HASH];

    AuditTrail() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public int number() {
        return 9;
    }

    @Override
    public String title() {
        return "the audit log is an unbroken chain";
    }

    @Override
    public void examine(Entry entry) {
        // Events are not what the audit log is about.
    }

    @Override
    public void end(Ending ending) {
        try {
            if (exists(ending.connection())) {
                read(ending.connection());
            }
        } catch (SQLException failure) {
            throw new AuditException("The audit log cannot be read: " + failure.getMessage(), failure);
        }
    }

    private static boolean exists(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet answer = query.executeQuery(EXISTS)) {
            return answer.next() && answer.getBoolean(1);
        }
    }

    private void read(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement()) {
            query.setFetchSize(ROWS_AT_ONCE);
            try (ResultSet line = query.executeQuery(LINES)) {
                while (line.next()) {
                    examine(line);
                }
            }
        }
    }

    /** After a finding the chain is followed from what is stored, so that one change is one finding. */
    private void examine(ResultSet line) throws SQLException {
        lines++;
        long sequence = line.getLong(1);
        byte[] hash = line.getBytes(LAST_FIELD + 1);
        if (sequence != lines) {
            findings.add("Line %,d of the audit log comes where line %,d belongs".formatted(sequence, lines));
            lines = sequence;
        }
        if (!Arrays.equals(hash, hashOf(line, sequence))) {
            findings.add("Line %,d of the audit log does not follow from the one before".formatted(sequence));
        }
        head = hash;
    }

    private byte[] hashOf(ResultSet line, long sequence) throws SQLException {
        digest.update(head);
        add(Long.toString(sequence));
        for (int field = FIRST_FIELD; field <= LAST_FIELD; field++) {
            add(line.getString(field));
        }
        return digest.digest();
    }

    private void add(String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        digest.update(bytes);
    }

    @Override
    public String checked() {
        return lines == 0
                ? "no lines"
                : "%,d lines, head %s".formatted(lines, HexFormat.of().formatHex(head));
    }

    @Override
    public Findings findings() {
        return findings;
    }
}
