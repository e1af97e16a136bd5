package io.corebank.query.reconciliation;

import io.corebank.query.reconciliation.ReconciliationReport.Spell;
import io.corebank.query.reconciliation.ReconciliationReport.Status;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Everything that the reconciler has found and not found since the start of this process. */
@Component
class ReconciliationBook {

    private static final int MOST_SPELLS = 50;

    private final Map<Check, CheckState> states = new EnumMap<>(Check.class);
    private final Deque<Spell> history = new ArrayDeque<>();
    private @Nullable Instant checkedAt;
    private @Nullable String failure;
    private long position;
    private boolean fullRun;

    ReconciliationBook() {
        for (Check check : Check.values()) {
            states.put(check, new CheckState(check));
        }
    }

    /** Publishes what a run has found on its way up to a position. */
    synchronized void take(Findings findings, long reached) {
        Instant now = Instant.now();
        states.values().forEach(state -> state.take(findings, now));
        checkedAt = now;
        position = reached;
        failure = null;
        remember(states.values().stream().mapToLong(CheckState::findingCount).sum(), now);
    }

    private void remember(long findings, Instant now) {
        Spell latest = history.peekLast();
        if (latest != null && latest.findingCount() == findings) {
            history.removeLast();
            history.addLast(latest.andOneMore(now));
            return;
        }
        history.addLast(new Spell(now, now, findings, 1));
        if (history.size() > MOST_SPELLS) {
            history.removeFirst();
        }
    }

    synchronized void endRound() {
        states.values().forEach(CheckState::endRound);
    }

    synchronized void fail(String reason) {
        failure = reason;
    }

    synchronized void fullRun(boolean running) {
        fullRun = running;
    }

    synchronized long findingCount(Check check) {
        return Objects.requireNonNull(states.get(check)).findingCount();
    }

    /** The end of the last run; null before the first. */
    synchronized @Nullable Instant checkedAt() {
        return checkedAt;
    }

    synchronized ReconciliationReport report() {
        List<ReconciliationReport.OfCheck> checks =
                states.values().stream().map(CheckState::report).toList();
        return new ReconciliationReport(
                statusOf(checks), checkedAt, position, fullRun, failure, List.copyOf(history), checks);
    }

    private Status statusOf(List<ReconciliationReport.OfCheck> checks) {
        if (checks.stream().anyMatch(check -> check.status() == Status.FINDINGS)) {
            return Status.FINDINGS;
        }
        return checkedAt == null ? Status.NOT_YET : Status.OK;
    }
}
