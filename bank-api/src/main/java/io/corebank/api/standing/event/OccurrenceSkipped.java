package io.corebank.api.standing.event;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** The transfer of an occurrence was refused for the last time; the next occurrence is not affected. */
@Revision("1")
public record OccurrenceSkipped(
        String standingOrderId,
        String operationId,
        int occurrence,
        LocalDate date,
        int attempt,
        String transferId,
        String reason)
        implements StandingOrderEvent {}
