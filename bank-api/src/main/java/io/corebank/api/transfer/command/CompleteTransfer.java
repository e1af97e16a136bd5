package io.corebank.api.transfer.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The hold was captured; the transfer is done. */
public record CompleteTransfer(
        String operationId, @TargetAggregateIdentifier String transferId) implements TransferCommand {}
