package io.corebank.audit;

import java.time.Duration;
import java.util.List;

/** What an audit has found. */
public record AuditReport(long events, Duration took, List<Result> results) {

    /**
     * The fate of one invariant.
     *
     * @param number of the invariant among those that the bank promises
     * @param checked how many of what were looked at
     * @param findingCount how many findings there are; the sentences are the first of them
     * @param took the time that was spent on this invariant alone, without reading
     */
    public record Result(
            int number, String title, String checked, long findingCount, List<String> findings, Duration took) {

        public boolean holds() {
            return findingCount == 0;
        }
    }

    public AuditReport {
        results = List.copyOf(results);
    }

    /** Whether every invariant holds. */
    public boolean isClean() {
        return results.stream().allMatch(Result::holds);
    }
}
