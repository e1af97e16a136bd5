package io.corebank.api.transfer.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Calls a scheduled transfer off. */
public record CancelTransfer(
        String operationId, @TargetAggregateIdentifier String transferId) implements TransferCommand {}
