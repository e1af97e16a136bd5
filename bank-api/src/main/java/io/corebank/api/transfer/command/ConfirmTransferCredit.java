package io.corebank.api.transfer.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The receiving account has the money. */
public record ConfirmTransferCredit(
        String operationId, @TargetAggregateIdentifier String transferId) implements TransferCommand {}
