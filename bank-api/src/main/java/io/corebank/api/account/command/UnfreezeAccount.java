package io.corebank.api.account.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Lets a frozen account pay again. */
public record UnfreezeAccount(
        String operationId, @TargetAggregateIdentifier String accountId) implements AccountCommand {}
