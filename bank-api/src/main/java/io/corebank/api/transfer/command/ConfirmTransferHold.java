package io.corebank.api.transfer.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The paying account has set the amount aside. */
public record ConfirmTransferHold(
        String operationId, @TargetAggregateIdentifier String transferId) implements TransferCommand {}
