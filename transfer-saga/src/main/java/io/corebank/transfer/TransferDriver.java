package io.corebank.transfer;

import io.corebank.api.Command;
import io.corebank.api.MetaDataKeys;
import io.corebank.api.account.command.TransferLeg;
import io.corebank.api.transfer.event.ReversalGranted;
import io.corebank.transfer.TransferHistory.Recorded;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Brings one transfer to its end from nothing but its stored events: reads them, asks the account what the protocol
 * says comes next, tells the transfer the answer, and reads again. Then it does the same for the transfers that give
 * its money back. Repeating a step that was done before is harmless.
 */
class TransferDriver {

    /** A start and three legs at most lie between a request and the end; the next reading finds the end. */
    private static final int MOST_STEPS = 5;

    private static final String ACTOR = "system:transfer-sweeper";

    private final TransferHistory history;
    private final TransferCommands commands;
    private final Executor readers;
    private final Clock clock;

    TransferDriver(TransferHistory history, TransferCommands commands, Executor readers, Clock clock) {
        this.history = history;
        this.commands = commands;
        this.readers = readers;
        this.clock = clock;
    }

    /** Drives as far as it goes now. Fails when an account or a transfer gave no clear answer. */
    CompletableFuture<TransferState> drive(String transferId) {
        return read(transferId)
                .thenApply(found ->
                        found.orElseThrow(() -> new NoSuchElementException("No events of transfer " + transferId)))
                .thenCompose(recorded -> drive(recorded, MOST_STEPS))
                .thenCompose(this::settle);
    }

    private CompletableFuture<Recorded> drive(Recorded recorded, int stepsLeft) {
        TransferState state = recorded.state();
        Optional<CompletableFuture<?>> step = step(recorded);
        if (step.isEmpty() || stepsLeft == 0) {
            return CompletableFuture.completedFuture(recorded);
        }
        return step.get()
                .thenCompose(told -> read(state.request().transferId()))
                .thenCompose(found -> drive(found.orElse(recorded), stepsLeft - 1));
    }

    private Optional<CompletableFuture<?>> step(Recorded recorded) {
        TransferState state = recorded.state();
        Map<String, ?> metaData = metaDataOf(recorded);
        Optional<TransferLeg> leg = TransferProtocol.next(state, recorded.begunAt());
        if (leg.isPresent()) {
            return Optional.of(ask(leg.get(), metaData));
        }
        return TransferProtocol.start(state, clock.instant()).map(start -> ask(start, metaData));
    }

    private CompletableFuture<?> ask(Command command, Map<String, ?> metaData) {
        if (command instanceof TransferLeg leg) {
            return commands.ask(leg, metaData)
                    .thenCompose(outcome -> commands.ask(TransferProtocol.after(leg, outcome), metaData));
        }
        return commands.ask(command, metaData);
    }

    /** One after the other, since there are seldom two; and the last reading tells whether all is done. */
    private CompletableFuture<TransferState> settle(Recorded original) {
        CompletableFuture<?> settled = CompletableFuture.completedFuture(original);
        for (ReversalGranted granted : original.state().reversals().open().values()) {
            settled = settled.thenCompose(before -> settle(granted, metaDataOf(original)));
        }
        return original.state().reversals().open().isEmpty()
                ? CompletableFuture.completedFuture(original.state())
                : settled.thenCompose(all -> read(original.state().request().transferId()))
                        .thenApply(found -> found.orElse(original).state());
    }

    private CompletableFuture<?> settle(ReversalGranted granted, Map<String, ?> metaData) {
        return commands.ask(ReversalProtocol.begin(granted), metaData)
                .thenCompose(begun -> drive(granted.reversalId()))
                .thenCompose(reversal -> ReversalProtocol.settle(reversal.latest(), granted.transferId())
                        .<CompletableFuture<?>>map(settle -> commands.ask(settle, metaData))
                        .orElseGet(() -> CompletableFuture.completedFuture(reversal)));
    }

    private CompletableFuture<Optional<Recorded>> read(String transferId) {
        return CompletableFuture.supplyAsync(() -> history.of(transferId), readers);
    }

    private static Map<String, ?> metaDataOf(Recorded recorded) {
        Map<String, Object> metaData = new HashMap<>(recorded.handedOn());
        metaData.put(MetaDataKeys.ACTOR, ACTOR);
        return metaData;
    }
}
