package io.corebank.api.transfer.event;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asked to move money: at once, or at an instant if there is one; perhaps to give back what another transfer
 * moved, or as an occurrence of a standing order.
 */
@Revision("2")
public record TransferRequested(
        String transferId,
        String operationId,
        String customerId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency,
        @Nullable String sealedReference,
        @Nullable Instant executeAt,
        @Nullable String reversalOf,
        @Nullable String standingOrderId)
        implements TransferEvent {

    /** A transfer for its own sake, at once. */
    public TransferRequested(
            String transferId,
            String operationId,
            String customerId,
            String fromAccountId,
            String toAccountId,
            long amountMinor,
            String currency,
            @Nullable String sealedReference) {
        this(
                transferId,
                operationId,
                customerId,
                fromAccountId,
                toAccountId,
                amountMinor,
                currency,
                sealedReference,
                null,
                null,
                null);
    }
}
