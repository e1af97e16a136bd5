package io.corebank.api.standing.command;

import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** Calls a standing order off. */
public record CancelStandingOrder(
        String operationId, @TargetAggregateIdentifier String standingOrderId) implements StandingOrderCommand {}
