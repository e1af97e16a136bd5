package io.corebank.transfer;

import io.corebank.api.Command;
import io.corebank.api.MetaDataKeys;
import io.corebank.api.standing.event.OccurrenceStarted;
import io.corebank.eventstore.WriteRight;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Runs what is due of standing orders, and after a pause of the bank's whatever was missed, each occurrence once and
 * one after the other. It needs no state of its own: the order's events tell what comes next.
 */
class StandingOrderDriver {

    private static final Logger log = LoggerFactory.getLogger(StandingOrderDriver.class);

    private static final int AT_ONCE = 500;
    private static final int MOST_STEPS = 50;
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration WAIT_FOR_TRANSFER = Duration.ofSeconds(1);
    private static final String ACTOR = "system:standing-orders";

    private final StandingOrderList orders;
    private final StandingOrderHistory history;
    private final TransferHistory transfers;
    private final TransferCommands commands;
    private final Executor readers;
    private final Clock clock;
    private final Duration retryAfter;
    private final WriteRight right;

    StandingOrderDriver(
            StandingOrderList orders,
            StandingOrderHistory history,
            TransferHistory transfers,
            TransferCommands commands,
            Executor readers,
            Clock clock,
            Duration retryAfter,
            WriteRight right) {
        this.orders = orders;
        this.history = history;
        this.transfers = transfers;
        this.commands = commands;
        this.readers = readers;
        this.clock = clock;
        this.retryAfter = retryAfter;
        this.right = right;
    }

    /** Starts on what is due, and does not wait for it. */
    @Scheduled(fixedDelayString = "${bank.standing-orders.check-every:1s}")
    void runDue() {
        if (!right.isWriting()) {
            return;
        }
        Instant now = clock.instant();
        orders.takeDue(now, now.plus(LEASE), AT_ONCE).forEach(this::run);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void run(String standingOrderId) {
        drive(standingOrderId, MOST_STEPS)
                .whenCompleteAsync(
                        (next, failure) -> {
                            if (failure != null) {
                                log.warn("Standing order {} waits: {}", standingOrderId, failure.toString());
                                return;
                            }
                            orders.lookAgain(standingOrderId, next.orElse(null));
                        },
                        readers);
    }

    /** Drives as far as it goes now, and tells when to look again; empty when the order is over. */
    private CompletableFuture<Optional<Instant>> drive(String standingOrderId, int stepsLeft) {
        return CompletableFuture.supplyAsync(() -> step(standingOrderId), readers)
                .thenCompose(step -> {
                    if (step.command() == null || stepsLeft == 0) {
                        return CompletableFuture.completedFuture(step.again());
                    }
                    return commands.ask(step.command(), metaDataOf(step.command()))
                            .thenCompose(done -> drive(standingOrderId, stepsLeft - 1));
                });
    }

    /** What to ask for next, or when to look again. */
    private record Step(@Nullable Command command, Optional<Instant> again) {}

    private Step step(String standingOrderId) {
        StandingOrderState state = history.of(standingOrderId)
                .orElseThrow(() -> new NoSuchElementException("No events of standing order " + standingOrderId));
        Instant now = clock.instant();
        Optional<Instant> soon = Optional.of(now.plus(WAIT_FOR_TRANSFER));
        OccurrenceStarted running = state.running();
        if (running == null) {
            return new Step(StandingOrderProtocol.start(state, now).orElse(null), state.nextDue());
        }
        return transfers
                .of(running.transferId())
                .map(transfer -> new Step(
                        StandingOrderProtocol.settle(running, transfer.state(), now, retryAfter)
                                .orElse(null),
                        soon))
                .orElseGet(() -> new Step(StandingOrderProtocol.request(state.order(), running), soon));
    }

    private static Map<String, ?> metaDataOf(Command command) {
        return Map.of(MetaDataKeys.ACTOR, ACTOR, MetaDataKeys.CORRELATION_ID, command.operationId());
    }
}
