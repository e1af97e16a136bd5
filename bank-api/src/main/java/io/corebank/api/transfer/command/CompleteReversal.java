package io.corebank.api.transfer.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The transfer that gives money back has completed. */
public record CompleteReversal(
        String operationId, @TargetAggregateIdentifier String transferId, String reversalId)
        implements TransferCommand {}
