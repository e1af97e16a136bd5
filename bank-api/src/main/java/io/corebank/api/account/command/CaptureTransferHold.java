package io.corebank.api.account.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Takes the money that was set aside for a transfer. Past the pivot, so it cannot be refused. */
public record CaptureTransferHold(
        String operationId, @TargetAggregateIdentifier String accountId, String transferId) implements TransferLeg {}
