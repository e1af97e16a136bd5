package io.corebank.support.privacy;

import com.fasterxml.jackson.annotation.JsonInclude;
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

    /** How far it is. */
    enum Status {
        /** Waits for the second operator. Nothing has happened. */
        PROPOSED,
        /** Agreed to, and not finished: asking once more finishes it. */
        APPROVED,
        /** The key is destroyed, and no record shows the person any more. */
        ERASED
    }
}
