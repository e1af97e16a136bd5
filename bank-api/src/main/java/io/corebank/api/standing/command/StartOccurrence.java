package io.corebank.api.standing.command;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** An attempt at an occurrence is due, if it is not before its time now. */
public record StartOccurrence(
        String operationId, @TargetAggregateIdentifier String standingOrderId, int occurrence, int attempt, Instant now)
        implements StandingOrderCommand {}
