package io.corebank.query.reconciliation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is known of one check: the findings that have not been looked at again since, and the work behind them. */
final class CheckState {

    private static final int MOST_SUBJECTS = 10_000;
    private static final int SHOWN = 100;
    private static final long NANOS_PER_MILLI = 1_000_000;

    private final Check check;
    private final Map<String, List<String>> open = new LinkedHashMap<>();
    private long checked;
    private long checkedLastRound;
    private long nanos;
    private @Nullable Instant lastRunAt;

    CheckState(Check check) {
        this.check = check;
    }

    void take(Findings findings, Instant at) {
        for (String subject : findings.subjects(check)) {
            List<String> sentences = findings.of(check, subject);
            if (sentences.isEmpty()) {
                open.remove(subject);
            } else if (open.containsKey(subject) || open.size() < MOST_SUBJECTS) {
                open.put(subject, sentences);
            }
        }
        checked += findings.checked(check);
        nanos = findings.nanos(check);
        if (!findings.subjects(check).isEmpty()) {
            lastRunAt = at;
        }
    }

    /** The log has been gone through once; what is counted from now on belongs to the next round. */
    void endRound() {
        checkedLastRound = checked;
        checked = 0;
    }

    long findingCount() {
        return open.values().stream().mapToLong(List::size).sum();
    }

    ReconciliationReport.OfCheck report() {
        List<String> shown = new ArrayList<>();
        Iterator<List<String>> subjects = open.values().iterator();
        while (subjects.hasNext() && shown.size() < SHOWN) {
            shown.addAll(subjects.next());
        }
        return new ReconciliationReport.OfCheck(
                check.label(),
                statusOf(),
                Math.max(checked, checkedLastRound),
                shown.subList(0, Math.min(SHOWN, shown.size())),
                findingCount(),
                lastRunAt,
                nanos / NANOS_PER_MILLI);
    }

    private ReconciliationReport.Status statusOf() {
        if (!open.isEmpty()) {
            return ReconciliationReport.Status.FINDINGS;
        }
        return lastRunAt == null ? ReconciliationReport.Status.NOT_YET : ReconciliationReport.Status.OK;
    }
}
