package io.corebank.api.standing.event;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** The day of an occurrence, counted from 1, has come: its transfer is to be made. */
@Revision("1")
public record OccurrenceStarted(
        String standingOrderId, String operationId, int occurrence, LocalDate date, int attempt, String transferId)
        implements StandingOrderEvent {}
