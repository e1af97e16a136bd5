package io.corebank.api.transfer.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The paying account refused; nothing has moved. */
public record RejectTransfer(
        String operationId, @TargetAggregateIdentifier String transferId, String reason) implements TransferCommand {}
