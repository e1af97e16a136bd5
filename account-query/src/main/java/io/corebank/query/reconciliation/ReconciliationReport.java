package io.corebank.query.reconciliation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the reconciler knows.
 *
 * @param checkedAt the end of the last run; null before the first
 * @param position up to which the last round or run has got in the log
 * @param fullRun whether a full run is going on
 * @param history what was found over time since the start of this process, the latest last: one line for all runs in a
 *     row that found as much
 * @param failure why the last run could not be done; null when it could
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReconciliationReport(
        Status status,
        @Nullable Instant checkedAt,
        long position,
        boolean fullRun,
        @Nullable String failure,
        List<Spell> history,
        List<OfCheck> checks) {

    /** Whether anything is wrong. */
    enum Status {
        OK,
        FINDINGS,
        NOT_YET
    }

    /**
     * Runs in a row after which equally many findings were open.
     *
     * @param since the end of the first of them
     * @param until the end of the latest of them
     */
    record Spell(Instant since, Instant until, long findingCount, long runs) {

        Spell andOneMore(Instant at) {
            return new Spell(since, at, findingCount, runs + 1);
        }
    }

    /**
     * What one check knows.
     *
     * @param checked how many things were looked at in the last round through the log, or in this one so far
     * @param findings the first of them, in words
     * @param millis what the last run spent on it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OfCheck(
            String name,
            Status status,
            long checked,
            List<String> findings,
            long findingCount,
            @Nullable Instant lastRunAt,
            long millis) {}
}
