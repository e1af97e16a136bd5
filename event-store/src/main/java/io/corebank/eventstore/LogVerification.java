package io.corebank.eventstore;

import java.util.List;

/**
 * What a look at the whole log has found.
 *
 * @param findings a sentence for everything that is not as it was written, the first hundred of them; empty when the
 *     log is sound
 */
public record LogVerification(long events, long streams, List<String> findings) {

    public LogVerification {
        findings = List.copyOf(findings);
    }

    /** Whether positions and sequences are contiguous and every hash follows from the events before it. */
    public boolean intact() {
        return findings.isEmpty();
    }
}
