package io.corebank.support.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.support.approvals.Proposal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The forgetting of one person.
 *
 * @param proposedBy the operator who asked for it
 * @param approvedBy the operator who agreed, another one unless the bank is configured otherwise
 * @param completedAt since when nothing is left; absent while it is proposed or being done
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Erasure(
        String customerId,
        Status status,
        String proposedBy,
        Instant proposedAt,
        @Nullable String approvedBy,
        @Nullable Instant approvedAt,
        @Nullable Instant completedAt) {

    static Erasure waiting(String customerId, Proposal proposal) {
        return new Erasure(customerId, Status.PROPOSED, proposal.proposedBy(), proposal.proposedAt(), null, null, null);
    }

    /** How far it is. */
    enum Status {
        /** Waits for the second operator. Nothing has happened. */
        PROPOSED,
        /** Agreed to, and not finished. */
        APPROVED,
        /** The key is destroyed, and no record shows the person any more. */
        ERASED
    }
}
