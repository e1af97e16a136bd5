package io.corebank.api.account.command;

import io.corebank.api.Money;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Opens an account for a customer. The owner's name is sealed under the customer's key before it gets here. */
public record CreateAccount(
        String operationId,
        @TargetAggregateIdentifier String accountId,
        String customerId,
        String sealedOwnerName,
        Money overdraftLimit)
        implements AccountCommand {}
