package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Somebody asked to move money. */
@Revision("1")
public record TransferRequested(
        String transferId,
        String operationId,
        String customerId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency,
        @Nullable String sealedReference)
        implements TransferEvent {}
