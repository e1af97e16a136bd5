package io.corebank.api.transfer.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The receiving account refused; the hold must be released. */
public record RefuseTransferCredit(
        String operationId, @TargetAggregateIdentifier String transferId, String reason) implements TransferCommand {}
