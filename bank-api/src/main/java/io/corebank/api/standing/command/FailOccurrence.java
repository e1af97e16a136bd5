package io.corebank.api.standing.command;

import java.time.Instant;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/** The transfer of an attempt was refused. If there may be another attempt, it is not made before an instant. */
public record FailOccurrence(
        String operationId,
        @TargetAggregateIdentifier String standingOrderId,
        int occurrence,
        int attempt,
        String reason,
        Instant retryAt)
        implements StandingOrderCommand {}
