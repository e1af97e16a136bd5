package io.corebank.api.account.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives the money back that was set aside for a transfer whose credit was refused. It cannot be refused. */
public record ReleaseTransferHold(
        String operationId, @TargetAggregateIdentifier String accountId, String transferId) implements TransferLeg {}
