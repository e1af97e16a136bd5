package io.corebank.transfer;

import io.corebank.api.standing.event.StandingOrderCreated;
import java.time.LocalDate;
import java.time.Period;
import java.util.Optional;

/**
 * On which days a standing order is due. Every day is counted from the first one, so that one at the end of a month
 * stays there: 31 January, 28 February, 31 March.
 */
final class OccurrenceDates {

    private OccurrenceDates() {}

    /** The day of an occurrence, counted from 1; empty after the last one. */
    static Optional<LocalDate> of(StandingOrderCreated order, int occurrence) {
        Integer count = order.count();
        if (count != null && occurrence > count) {
            return Optional.empty();
        }
        LocalDate end = order.end();
        return Optional.of(order.start().plus(Period.parse(order.every()).multipliedBy(occurrence - 1)))
                .filter(date -> end == null || !date.isAfter(end));
    }
}
