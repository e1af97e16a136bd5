package io.corebank.api.account.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Gives held money back to the account. Releasing what is no longer held changes nothing. */
public record ReleaseHold(
        String operationId, @TargetAggregateIdentifier String accountId, String holdId, ReleaseReason reason)
        implements AccountCommand {}
