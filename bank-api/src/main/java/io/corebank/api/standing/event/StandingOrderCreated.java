package io.corebank.api.standing.event;

import java.time.LocalDate;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** Somebody wants an amount to be moved again and again, from a day on and perhaps to a last one, or so many times. */
@Revision("1")
public record StandingOrderCreated(
        String standingOrderId,
        String operationId,
        String customerId,
        String fromAccountId,
        String toAccountId,
        long amountMinor,
        String currency,
        @Nullable String sealedReference,
        String every,
        LocalDate start,
        @Nullable LocalDate end,
        @Nullable Integer count)
        implements StandingOrderEvent {}
