package io.corebank.api.transfer.event;

import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** The time of a scheduled transfer has come. */
@Revision("1")
public record TransferStarted(
        String transferId,
        String operationId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency,
        @Nullable String sealedReference)
        implements TransferEvent {}
