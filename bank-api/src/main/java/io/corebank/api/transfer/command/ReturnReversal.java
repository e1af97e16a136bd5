package io.corebank.api.transfer.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The transfer that was to give money back did not come about. */
public record ReturnReversal(
        String operationId, @TargetAggregateIdentifier String transferId, String reversalId, String reason)
        implements TransferCommand {}
