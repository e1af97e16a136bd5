package io.corebank.api.account.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Ends an account that has neither balance nor holds. */
public record CloseAccount(
        String operationId, @TargetAggregateIdentifier String accountId) implements AccountCommand {}
