package io.corebank.transfer;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.standing.command.CancelStandingOrder;
import io.corebank.api.standing.command.CompleteOccurrence;
import io.corebank.api.standing.command.CreateStandingOrder;
import io.corebank.api.standing.command.FailOccurrence;
import io.corebank.api.standing.command.StandingOrderCommand;
import io.corebank.api.standing.command.StartOccurrence;
import io.corebank.api.standing.event.OccurrenceCompleted;
import io.corebank.api.standing.event.OccurrenceFailed;
import io.corebank.api.standing.event.OccurrenceSkipped;
import io.corebank.api.standing.event.OccurrenceStarted;
import io.corebank.api.standing.event.StandingOrderCancelled;
import io.corebank.api.standing.event.StandingOrderCreated;
import io.corebank.api.standing.event.StandingOrderEvent;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a standing order decides, as pure functions without a clock. One attempt at one occurrence runs at a time, and a
 * command for any other changes nothing, so that no occurrence can run twice.
 */
final class StandingOrderRules {

    /** So often an occurrence is tried before it is skipped. */
    static final int MOST_ATTEMPTS = 3;

    private static final int LATEST_START_DAYS = 366;

    private StandingOrderRules() {}

    /**
     * The beginning of a standing order.
     *
     * @throws Refusal for the same account on both sides, and for days that are past, too far away, or none at all
     */
    static StandingOrderCreated begin(CreateStandingOrder command) {
        if (command.fromAccountId().equals(command.toAccountId())) {
            throw new Refusal(RefusalCode.SAME_ACCOUNT);
        }
        LocalDate start = command.start();
        boolean never = command.end() != null && command.end().isBefore(start);
        if (never
                || start.isBefore(command.today())
                || start.isAfter(command.today().plusDays(LATEST_START_DAYS))) {
            throw new Refusal(RefusalCode.STANDING_ORDER_DAYS);
        }
        return new StandingOrderCreated(
                command.standingOrderId(),
                command.operationId(),
                command.customerId(),
                command.fromAccountId(),
                command.toAccountId(),
                command.amount().minor(),
                command.amount().currency(),
                command.sealedReference(),
                command.every().toString(),
                start,
                command.end(),
                command.count());
    }

    /** What the command makes happen in this state; empty when it changes nothing. */
    static Optional<StandingOrderEvent> decide(StandingOrderState state, StandingOrderCommand command) {
        if (command instanceof StartOccurrence start) {
            return start(state, start);
        }
        if (command instanceof CancelStandingOrder) {
            return state.cancelled()
                    ? Optional.empty()
                    : Optional.of(new StandingOrderCancelled(command.standingOrderId(), command.operationId()));
        }
        OccurrenceStarted running = state.running();
        if (running == null) {
            return Optional.empty();
        }
        if (command instanceof CompleteOccurrence complete
                && runs(running, complete.occurrence(), complete.attempt())) {
            return Optional.of(completed(running, command));
        }
        return command instanceof FailOccurrence fail && runs(running, fail.occurrence(), fail.attempt())
                ? Optional.of(failed(running, fail))
                : Optional.empty();
    }

    private static boolean runs(OccurrenceStarted running, int occurrence, int attempt) {
        return running.occurrence() == occurrence && running.attempt() == attempt;
    }

    private static Optional<StandingOrderEvent> start(StandingOrderState state, StartOccurrence command) {
        boolean due = state.nextDue().filter(at -> !command.now().isBefore(at)).isPresent();
        if (!due || command.occurrence() != state.occurrence() || command.attempt() != state.attempt()) {
            return Optional.empty();
        }
        return state.nextDate()
                .map(date -> new OccurrenceStarted(
                        command.standingOrderId(),
                        command.operationId(),
                        command.occurrence(),
                        date,
                        command.attempt(),
                        StandingOrderProtocol.transferOf(
                                command.standingOrderId(), command.occurrence(), command.attempt())));
    }

    private static StandingOrderEvent completed(OccurrenceStarted running, StandingOrderCommand command) {
        return new OccurrenceCompleted(
                running.standingOrderId(),
                command.operationId(),
                running.occurrence(),
                running.date(),
                running.attempt(),
                running.transferId());
    }

    private static StandingOrderEvent failed(OccurrenceStarted running, FailOccurrence command) {
        if (running.attempt() >= MOST_ATTEMPTS) {
            return new OccurrenceSkipped(
                    running.standingOrderId(),
                    command.operationId(),
                    running.occurrence(),
                    running.date(),
                    running.attempt(),
                    running.transferId(),
                    command.reason());
        }
        return new OccurrenceFailed(
                running.standingOrderId(),
                command.operationId(),
                running.occurrence(),
                running.date(),
                running.attempt(),
                running.transferId(),
                command.reason(),
                command.retryAt());
    }
}
