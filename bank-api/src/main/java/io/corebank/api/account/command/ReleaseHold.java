package io.corebank.api.account.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives the money of a card hold back to the account. */
public record ReleaseHold(
        String operationId, @TargetAggregateIdentifier String accountId, String holdId, ReleaseReason reason)
        implements AccountCommand {}
