package io.corebank.api.standing.event;

/** Something that happened to one standing order. Stored for ever: never rename, never remove a field. */
public sealed interface StandingOrderEvent
        permits StandingOrderCreated,
                OccurrenceStarted,
                OccurrenceCompleted,
                OccurrenceFailed,
                OccurrenceSkipped,
                StandingOrderCancelled {
    String standingOrderId();

    String operationId();
}
