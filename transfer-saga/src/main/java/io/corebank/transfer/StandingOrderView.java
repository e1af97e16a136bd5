package io.corebank.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.Money;
import io.corebank.api.standing.event.OccurrenceCompleted;
import io.corebank.api.standing.event.OccurrenceFailed;
import io.corebank.api.standing.event.OccurrenceSkipped;
import io.corebank.api.standing.event.OccurrenceStarted;
import io.corebank.api.standing.event.StandingOrderCreated;
import io.corebank.api.standing.event.StandingOrderEvent;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A standing order as people see it, with its latest attempts, the oldest first. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record StandingOrderView(
        String standingOrderId,
        StandingOrderState.Status status,
        String fromAccountId,
        String toAccountId,
        String amount,
        String currency,
        @Nullable String reference,
        String every,
        LocalDate start,
        @Nullable LocalDate end,
        @Nullable Integer count,
        @Nullable LocalDate nextDate,
        @Nullable Instant retryAt,
        int completed,
        int skipped,
        List<Attempt> attempts,
        long version) {

    /** One attempt at an occurrence: the transfer that it made, and why it came to nothing if it did. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Attempt(
            int occurrence,
            LocalDate date,
            int attempt,
            Outcome outcome,
            String transferId,
            @Nullable String reason) {}

    /** What became of an attempt; after a failed one there is another, after one that was skipped there is none. */
    enum Outcome {
        RUNNING,
        COMPLETED,
        FAILED,
        SKIPPED
    }

    static StandingOrderView of(StandingOrderState state, @Nullable String reference) {
        StandingOrderCreated order = state.order();
        List<Attempt> attempts = new ArrayList<>();
        state.recent().forEach(event -> attempts.add(attempt(event)));
        if (state.running() != null) {
            attempts.add(attempt(state.running()));
        }
        return new StandingOrderView(
                order.standingOrderId(),
                state.status(),
                order.fromAccountId(),
                order.toAccountId(),
                Money.format(order.amountMinor(), order.currency()),
                order.currency(),
                reference,
                order.every(),
                order.start(),
                order.end(),
                order.count(),
                state.nextDate().orElse(null),
                state.retryAt(),
                state.completed(),
                state.skipped(),
                attempts,
                state.version());
    }

    private static Attempt attempt(StandingOrderEvent event) {
        if (event instanceof OccurrenceStarted run) {
            return new Attempt(run.occurrence(), run.date(), run.attempt(), Outcome.RUNNING, run.transferId(), null);
        }
        if (event instanceof OccurrenceCompleted done) {
            return new Attempt(
                    done.occurrence(), done.date(), done.attempt(), Outcome.COMPLETED, done.transferId(), null);
        }
        if (event instanceof OccurrenceFailed failed) {
            return new Attempt(
                    failed.occurrence(),
                    failed.date(),
                    failed.attempt(),
                    Outcome.FAILED,
                    failed.transferId(),
                    failed.reason());
        }
        if (event instanceof OccurrenceSkipped skipped) {
            return new Attempt(
                    skipped.occurrence(),
                    skipped.date(),
                    skipped.attempt(),
                    Outcome.SKIPPED,
                    skipped.transferId(),
                    skipped.reason());
        }
        throw new IllegalArgumentException("Not an attempt: " + event);
    }
}
