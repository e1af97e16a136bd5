package io.corebank.api.standing.event;

import java.time.Instant;
import java.time.LocalDate;
import org.axonframework.serialization.Revision;

/** The transfer of an occurrence was refused; another one is made from the given instant on. */
@Revision("1")
public record OccurrenceFailed(
        String standingOrderId,
        String operationId,
        int occurrence,
        LocalDate date,
        int attempt,
        String transferId,
        String reason,
        Instant retryAt)
        implements StandingOrderEvent {}
