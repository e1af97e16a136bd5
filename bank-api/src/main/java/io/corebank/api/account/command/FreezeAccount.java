package io.corebank.api.account.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Stops debits and holds; credits still arrive. */
public record FreezeAccount(
        String operationId, @TargetAggregateIdentifier String accountId) implements AccountCommand {}
