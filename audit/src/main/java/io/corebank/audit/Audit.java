package io.corebank.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Examines the whole log of a bank in one pass, stopped or running: what is written meanwhile is not seen. Memory grows
 * with the accounts (about 250 bytes each), the streams (60) and the events (32), and with nothing else.
 */
public final class Audit {

    /** Hears how far it has got. */
    @FunctionalInterface
    public interface Progress {
        void reached(long events, long ofAbout);
    }

    private static final Duration BETWEEN_REPORTS = Duration.ofSeconds(1);
    private static final String HEAD = "select head from event_store.writer";
    private static final String AUDIT_LOG_ALONE =
            "select to_regclass('event_store.writer') is null and to_regclass('audit_entry') is not null";

    private final Duration transferBound;
    private final @Nullable Instant now;
    private final Progress progress;
    private final Duplicates duplicates = new Duplicates();
    private final OneEffect oneEffect = new OneEffect(duplicates);
    private final Chains chains = new Chains(duplicates);
    private List<Invariant> invariants =
            List.of(new Conservation(), oneEffect, new TransfersEnd(), new Limits(), chains, new AuditTrail());
    private final long[] nanos = new long[invariants.size()];
    private long events;
    private long lastAtMicros;
    private long reported = System.nanoTime();

    /**
     * An audit to be run once.
     *
     * @param transferBound how long a transfer may be under way
     * @param now the time that its age is measured to; null for that of the last event, as for a stopped bank, in which
     *     nothing can come to an end
     */
    public Audit(Duration transferBound, @Nullable Instant now, Progress progress) {
        this.transferBound = transferBound;
        this.now = now;
        this.progress = progress;
    }

    /**
     * Examines the log in a database.
     *
     * @throws AuditException when it cannot be read
     */
    public AuditReport run(Connection connection) {
        long start = System.nanoTime();
        try {
            connection.setAutoCommit(false);
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            if (hasAuditLogAlone(connection)) {
                invariants = List.of(new AuditTrail());
            } else {
                firstPass(connection, headOf(connection));
            }
            end(connection);
            secondPass(connection);
            connection.rollback();
        } catch (SQLException failure) {
            throw new AuditException("The log cannot be read: " + failure.getMessage(), failure);
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new AuditReport(
                events,
                took,
                IntStream.range(0, invariants.size()).mapToObj(this::resultOf).toList());
    }

    private void firstPass(Connection connection, long head) {
        try (EntryFeed feed = new EntryFeed(connection)) {
            for (List<Entry> batch = feed.next(); !batch.isEmpty(); batch = feed.next()) {
                for (int i = 0; i < invariants.size(); i++) {
                    examine(i, batch);
                }
                events += batch.size();
                lastAtMicros = batch.get(batch.size() - 1).row().atMicros();
                report(head);
            }
        }
    }

    private void examine(int invariant, List<Entry> batch) {
        long start = System.nanoTime();
        Invariant examined = invariants.get(invariant);
        for (Entry entry : batch) {
            examined.examine(entry);
        }
        nanos[invariant] += System.nanoTime() - start;
    }

    private void end(Connection connection) {
        long nowMicros = now == null ? lastAtMicros : ChronoUnit.MICROS.between(Instant.EPOCH, now);
        Ending ending = new Ending(connection, nowMicros, transferBound.toNanos() / 1_000);
        for (int i = 0; i < invariants.size(); i++) {
            long start = System.nanoTime();
            invariants.get(i).end(ending);
            nanos[i] += System.nanoTime() - start;
        }
    }

    private void secondPass(Connection connection) throws SQLException {
        if (duplicates.areSuspected()) {
            new LogSource(connection).read(row -> duplicates.examine(row, chains.findings(), oneEffect.findings()));
        }
    }

    private void report(long head) {
        if (System.nanoTime() - reported > BETWEEN_REPORTS.toNanos()) {
            reported = System.nanoTime();
            progress.reached(events, head);
        }
    }

    private AuditReport.Result resultOf(int index) {
        Invariant invariant = invariants.get(index);
        return new AuditReport.Result(
                invariant.number(),
                invariant.title(),
                invariant.checked(),
                invariant.findings().count(),
                invariant.findings().kept(),
                Duration.ofNanos(nanos[index]));
    }

    /** Where services are processes of their own, that of the issuer has no events. */
    private static boolean hasAuditLogAlone(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(AUDIT_LOG_ALONE)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static long headOf(Connection connection) throws SQLException {
        try (Statement query = connection.createStatement();
                ResultSet row = query.executeQuery(HEAD)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }
}
