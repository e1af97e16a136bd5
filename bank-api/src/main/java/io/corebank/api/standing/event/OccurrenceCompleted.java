package io.corebank.api.standing.event;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** The transfer of an occurrence has moved the money. */
@Revision("1")
public record OccurrenceCompleted(
        String standingOrderId, String operationId, int occurrence, LocalDate date, int attempt, String transferId)
        implements StandingOrderEvent {}
