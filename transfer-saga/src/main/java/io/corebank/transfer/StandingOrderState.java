package io.corebank.transfer;

import io.corebank.api.standing.command.StandingOrderReceipt;
import io.corebank.api.standing.event.OccurrenceCompleted;
import io.corebank.api.standing.event.OccurrenceFailed;
import io.corebank.api.standing.event.OccurrenceSkipped;
import io.corebank.api.standing.event.OccurrenceStarted;
import io.corebank.api.standing.event.StandingOrderCancelled;
import io.corebank.api.standing.event.StandingOrderCreated;
import io.corebank.api.standing.event.StandingOrderEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know about a standing order.
 *
 * @param occurrence the one that runs or comes next, counted from 1
 * @param attempt the one that runs or comes next, counted from 1
 * @param running the transfer that is under way; null while the order waits
 * @param retryAt not before this instant, after a refusal
 * @param recent the latest attempts that have ended, the oldest first
 */
record StandingOrderState(
        StandingOrderCreated order,
        int occurrence,
        int attempt,
        @Nullable OccurrenceStarted running,
        @Nullable Instant retryAt,
        int completed,
        int skipped,
        List<StandingOrderEvent> recent,
        boolean cancelled,
        long version) {

    private static final int MOST_RECENT = 12;

    /** Where a standing order is in its life. */
    enum Status {
        ACTIVE,
        ENDED,
        CANCELLED
    }

    static StandingOrderState after(@Nullable StandingOrderState state, StandingOrderEvent event) {
        if (state != null) {
            return state.after(event);
        }
        if (event instanceof StandingOrderCreated order) {
            return new StandingOrderState(order, 1, 1, null, null, 0, 0, List.of(), false, 1);
        }
        throw new IllegalStateException("A standing order begins with its creation, not with " + event);
    }

    private StandingOrderState after(StandingOrderEvent event) {
        if (event instanceof OccurrenceStarted started) {
            return with(occurrence, attempt, started, null, completed, skipped, recent);
        }
        if (event instanceof OccurrenceCompleted) {
            return with(occurrence + 1, 1, null, null, completed + 1, skipped, and(event));
        }
        if (event instanceof OccurrenceFailed failed) {
            return with(occurrence, attempt + 1, null, failed.retryAt(), completed, skipped, and(event));
        }
        if (event instanceof OccurrenceSkipped) {
            return with(occurrence + 1, 1, null, null, completed, skipped + 1, and(event));
        }
        boolean off = cancelled || event instanceof StandingOrderCancelled;
        return new StandingOrderState(
                order, occurrence, attempt, running, retryAt, completed, skipped, recent, off, version + 1);
    }

    private StandingOrderState with(
            int nextOccurrence,
            int nextAttempt,
            @Nullable OccurrenceStarted nowRunning,
            @Nullable Instant nextRetry,
            int nowCompleted,
            int nowSkipped,
            List<StandingOrderEvent> nowRecent) {
        return new StandingOrderState(
                order,
                nextOccurrence,
                nextAttempt,
                nowRunning,
                nextRetry,
                nowCompleted,
                nowSkipped,
                nowRecent,
                cancelled,
                version + 1);
    }

    private List<StandingOrderEvent> and(StandingOrderEvent event) {
        List<StandingOrderEvent> longer = new ArrayList<>(recent);
        longer.add(event);
        return List.copyOf(longer.subList(Math.max(0, longer.size() - MOST_RECENT), longer.size()));
    }

    Status status() {
        if (cancelled) {
            return Status.CANCELLED;
        }
        return OccurrenceDates.of(order, occurrence).isPresent() ? Status.ACTIVE : Status.ENDED;
    }

    /** The day of the occurrence that runs or comes next; empty when none comes. */
    Optional<LocalDate> nextDate() {
        return status() == Status.ACTIVE ? OccurrenceDates.of(order, occurrence) : Optional.empty();
    }

    /** When the next attempt may be made; empty while one runs and when none comes. */
    Optional<Instant> nextDue() {
        if (running != null) {
            return Optional.empty();
        }
        return nextDate()
                .map(date -> retryAt != null
                        ? retryAt
                        : date.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    StandingOrderReceipt receipt() {
        return new StandingOrderReceipt(order.standingOrderId(), version);
    }
}
