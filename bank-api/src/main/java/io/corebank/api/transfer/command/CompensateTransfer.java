package io.corebank.api.transfer.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The hold was released after a refused credit; nothing has moved. */
public record CompensateTransfer(
        String operationId, @TargetAggregateIdentifier String transferId) implements TransferCommand {}
