package io.corebank.transfer;

import io.corebank.api.Money;
import io.corebank.api.OperationIds;
import io.corebank.api.standing.command.CompleteOccurrence;
import io.corebank.api.standing.command.FailOccurrence;
import io.corebank.api.standing.command.StandingOrderCommand;
import io.corebank.api.standing.command.StartOccurrence;
import io.corebank.api.standing.event.OccurrenceStarted;
import io.corebank.api.standing.event.StandingOrderCreated;
import io.corebank.api.transfer.command.RequestTransfer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The conversation between a standing order and its transfers, as pure functions. Whoever asks gets the same command
 * with the same operation id and the same transfer id.
 */
final class StandingOrderProtocol {

    private StandingOrderProtocol() {}

    /** The start of what is due now; empty when nothing is. */
    static Optional<StandingOrderCommand> start(StandingOrderState state, Instant now) {
        String id = state.order().standingOrderId();
        return state.nextDue()
                .filter(due -> !now.isBefore(due))
                .map(due -> new StartOccurrence(
                        operation(id, state.occurrence(), state.attempt(), "start"),
                        id,
                        state.occurrence(),
                        state.attempt(),
                        now));
    }

    /** The transfer of the attempt that runs. */
    static RequestTransfer request(StandingOrderCreated order, OccurrenceStarted running) {
        return new RequestTransfer(
                operation(order.standingOrderId(), running.occurrence(), running.attempt(), "request"),
                running.transferId(),
                order.customerId(),
                order.fromAccountId(),
                order.toAccountId(),
                new Money(order.amountMinor(), order.currency()),
                order.sealedReference(),
                null,
                null,
                order.standingOrderId());
    }

    /** What the end of the transfer means for the attempt that runs; empty as long as it has none. */
    static Optional<StandingOrderCommand> settle(
            OccurrenceStarted running, TransferState transfer, Instant now, Duration pause) {
        String id = running.standingOrderId();
        String operation = operation(id, running.occurrence(), running.attempt(), "settle");
        return switch (transfer.status()) {
            case COMPLETED ->
                Optional.of(new CompleteOccurrence(operation, id, running.occurrence(), running.attempt()));
            case REJECTED, COMPENSATED, CANCELLED ->
                Optional.of(new FailOccurrence(
                        operation,
                        id,
                        running.occurrence(),
                        running.attempt(),
                        transfer.reason().orElse("cancelled"),
                        now.plus(pause)));
            case REQUESTED, FUNDS_HELD, CREDITED, SCHEDULED -> Optional.empty();
        };
    }

    /** The id of the transfer of an attempt: a second run would be the same transfer. */
    static String transferOf(String standingOrderId, int occurrence, int attempt) {
        return operation(standingOrderId, occurrence, attempt, "transfer");
    }

    private static String operation(String standingOrderId, int occurrence, int attempt, String step) {
        return OperationIds.derive(
                "standing-order", standingOrderId, Integer.toString(occurrence), Integer.toString(attempt), step);
    }
}
