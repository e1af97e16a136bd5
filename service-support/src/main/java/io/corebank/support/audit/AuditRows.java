package io.corebank.support.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The audit log in its table. Whoever appends waits for the one before, because each line builds on the last. */
final class AuditRows {

    private static final String INSERT = """
            INSERT INTO audit_entry
                (sequence, recorded_at, actor, roles, method, path, result, remote, correlation_id, hash)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String FIND = """
            SELECT * FROM audit_entry
            WHERE sequence < :before AND (:actor::text IS NULL OR actor = :actor)
                AND (:from::timestamptz IS NULL OR recorded_at >= :from)
                AND (:to::timestamptz IS NULL OR recorded_at < :to)
            ORDER BY sequence DESC LIMIT :limit
            """;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Clock clock;

    /** @param transactions in which an entry is written whatever becomes of the request */
    AuditRows(JdbcClient jdbc, TransactionOperations transactions, Clock clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Adds a line, durably, before this returns. */
    void append(AuditEntry.Draft draft) {
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("LOCK TABLE audit_entry IN EXCLUSIVE MODE").update();
            Optional<AuditEntry> last = last();
            AuditEntry entry = AuditEntry.next(
                    last.map(AuditEntry::sequence).orElse(0L),
                    last.map(AuditEntry::hash).orElse(AuditEntry.BEGINNING),
                    clock.instant(),
                    draft);
            insert(entry);
        });
    }

    /** Lines before the given sequence, newest first. */
    List<AuditEntry> find(
            long before, @Nullable String actor, @Nullable Instant from, @Nullable Instant to, int limit) {
        return jdbc.sql(FIND)
                .param("before", before)
                .param("actor", actor)
                .param("from", from == null ? null : Timestamp.from(from))
                .param("to", to == null ? null : Timestamp.from(to))
                .param("limit", limit)
                .query(AuditRows::read)
                .list();
    }

    /** Lines behind the given sequence, oldest first. */
    List<AuditEntry> after(long sequence, int limit) {
        return jdbc.sql("SELECT * FROM audit_entry WHERE sequence > ? ORDER BY sequence LIMIT ?")
                .params(sequence, limit)
                .query(AuditRows::read)
                .list();
    }

    private Optional<AuditEntry> last() {
        return jdbc.sql("SELECT * FROM audit_entry ORDER BY sequence DESC LIMIT 1")
                .query(AuditRows::read)
                .optional();
    }

    private void insert(AuditEntry entry) {
        jdbc.sql(INSERT)
                .params(
                        entry.sequence(),
                        Timestamp.from(entry.at()),
                        entry.actor(),
                        entry.roles(),
                        entry.method(),
                        entry.path(),
                        entry.result(),
                        entry.remote(),
                        entry.correlationId(),
                        HexFormat.of().parseHex(entry.hash()))
                .update();
    }

    private static AuditEntry read(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getLong("sequence"),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("actor"),
                row.getString("roles"),
                row.getString("method"),
                row.getString("path"),
                row.getString("result"),
                row.getString("remote"),
                row.getString("correlation_id"),
                HexFormat.of().formatHex(row.getBytes("hash")));
    }
}
