package io.corebank.api.transfer.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Asks to drive on a transfer that stands still. */
public record RedriveTransfer(
        String operationId, @TargetAggregateIdentifier String transferId) implements TransferCommand {}
