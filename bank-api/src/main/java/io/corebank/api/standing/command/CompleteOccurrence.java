package io.corebank.api.standing.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The transfer of an attempt has completed. */
public record CompleteOccurrence(
        String operationId, @TargetAggregateIdentifier String standingOrderId, int occurrence, int attempt)
        implements StandingOrderCommand {}
