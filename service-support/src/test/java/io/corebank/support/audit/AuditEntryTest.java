package io.corebank.support.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AuditEntryTest {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.123456789Z");

    @Test
    void hashesEveryFieldAndWhatCameBefore() {
        String sound = hashOf("ada", "operator", "POST", "/path", "200", "127.0.0.1", "c-1");
        assertThat(sound).hasSize(64).isEqualTo(hashOf("ada", "operator", "POST", "/path", "200", "127.0.0.1", "c-1"));
        assertThat(sound)
                .isNotEqualTo(hashOf("eve", "operator", "POST", "/path", "200", "127.0.0.1", "c-1"))
                .isNotEqualTo(hashOf("ada", "auditor", "POST", "/path", "200", "127.0.0.1", "c-1"))
                .isNotEqualTo(hashOf("ada", "operator", "DELETE", "/path", "200", "127.0.0.1", "c-1"))
                .isNotEqualTo(hashOf("ada", "operator", "POST", "/path/x", "200", "127.0.0.1", "c-1"))
                .isNotEqualTo(hashOf("ada", "operator", "POST", "/path", "403", "127.0.0.1", "c-1"))
                .isNotEqualTo(hashOf("ada", "operator", "POST", "/path", "200", "10.0.0.1", "c-1"))
                .isNotEqualTo(hashOf("ada", "operator", "POST", "/path", "200", "127.0.0.1", "c-2"))
                .isNotEqualTo(AuditEntry.next(0, "11".repeat(32), AT, draft("ada", "operator", "/path"))
                        .hash());
    }

    @Test
    void doesNotLetTextMoveFromOneFieldToTheNext() {
        assertThat(hashOf("ada", "operator", "POST", "/path", "200", "127.0.0.1", "c-1"))
                .isNotEqualTo(hashOf("adao", "perator", "POST", "/path", "200", "127.0.0.1", "c-1"));
    }

    @Test
    void keepsTheTimeAsTheDatabaseDoes() {
        AuditEntry entry = AuditEntry.next(41, AuditEntry.BEGINNING, AT, draft("ada", "operator", "/path"));
        assertThat(entry.at()).isEqualTo(Instant.parse("2026-01-02T03:04:05.123456Z"));
        assertThat(entry.sequence()).isEqualTo(42);
    }

    @Test
    void boundsThePath() {
        assertThat(draft("ada", "operator", "/" + "x".repeat(10_000)).path()).hasSize(512);
    }

    @Test
    void writesDownOnlySoManyRefusalsAMinute() {
        AtomicLong now = new AtomicLong();
        RefusalBudget budget = new RefusalBudget(2, now::get);
        assertThat(budget.allows()).isTrue();
        assertThat(budget.allows()).isTrue();
        assertThat(budget.allows()).isFalse();
        now.addAndGet(60_000_000_000L);
        assertThat(budget.allows()).isTrue();
    }

    private static AuditEntry.Draft draft(String actor, String roles, String path) {
        return new AuditEntry.Draft(actor, roles, "POST", path, "200", "127.0.0.1", "c-1");
    }

    private static String hashOf(
            String actor, String roles, String method, String path, String result, String remote, String correlation) {
        return AuditEntry.next(
                        0,
                        AuditEntry.BEGINNING,
                        AT,
                        new AuditEntry.Draft(actor, roles, method, path, result, remote, correlation))
                .hash();
    }
}
