package io.corebank.api.account.command;

import io.corebank.api.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Sets how far the balance may go below zero. */
public record ChangeOverdraftLimit(
        String operationId, @TargetAggregateIdentifier String accountId, Money overdraftLimit)
        implements AccountCommand {}
