package io.corebank.support.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the audit log from its first line on and says whether each follows from the one before. */
final class AuditChain {

    private static final int PART = 1_000;

    /**
     * What came of it.
     *
     * @param entries how many lines are sound
     * @param head the hash of the last sound line, to be kept elsewhere: only it tells that nothing was cut off the end
     * @param broken the first line that does not follow from the one before; absent when all do
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Verdict(
            boolean intact,
            long entries,
            String head,
            @Nullable Long broken) {}

    private final AuditRows rows;

    AuditChain(AuditRows rows) {
        this.rows = rows;
    }

    Verdict verify() {
        long sequence = 0;
        String hash = AuditEntry.BEGINNING;
        List<AuditEntry> part;
        do {
            part = rows.after(sequence, PART);
            for (AuditEntry entry : part) {
                if (entry.sequence() != sequence + 1 || !entry.hash().equals(entry.hashAfter(hash))) {
                    return new Verdict(false, sequence, hash, entry.sequence());
                }
                sequence = entry.sequence();
                hash = entry.hash();
            }
        } while (part.size() == PART);
        return new Verdict(true, sequence, hash, null);
    }
}
