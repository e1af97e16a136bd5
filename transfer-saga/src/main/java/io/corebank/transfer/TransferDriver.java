package io.corebank.transfer;

import io.corebank.api.MetaDataKeys;
import io.corebank.api.account.command.TransferLeg;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.transfer.TransferHistory.Recorded;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Brings one transfer to its end from nothing but its stored events: reads them, asks the account what the protocol
 * says comes next, tells the transfer the answer, and reads again. Repeating a step that was done before is harmless.
 */
class TransferDriver {

    /** Three legs at most lie between a request and the end; the fourth reading finds the end. */
    private static final int MOST_LEGS = 4;

    private static final String ACTOR = "system:transfer-sweeper";

    private final TransferHistory history;
    private final TransferCommands commands;
    private final Executor readers;

    TransferDriver(TransferHistory history, TransferCommands commands, Executor readers) {
        this.history = history;
        this.commands = commands;
        this.readers = readers;
    }

    /** Drives as far as it goes now. Fails when an account or the transfer gave no clear answer. */
    CompletableFuture<TransferStatus> drive(String transferId) {
        return drive(transferId, MOST_LEGS);
    }

    private CompletableFuture<TransferStatus> drive(String transferId, int legsLeft) {
        return CompletableFuture.supplyAsync(() -> read(transferId), readers).thenCompose(recorded -> {
            Optional<TransferLeg> leg = TransferProtocol.next(recorded.state());
            if (leg.isEmpty() || legsLeft == 0) {
                return CompletableFuture.completedFuture(recorded.state().status());
            }
            return ask(leg.get(), metaDataOf(recorded)).thenCompose(told -> drive(transferId, legsLeft - 1));
        });
    }

    private CompletableFuture<?> ask(TransferLeg leg, Map<String, ?> metaData) {
        return commands.ask(leg, metaData)
                .thenCompose(outcome -> commands.ask(TransferProtocol.after(leg, outcome), metaData));
    }

    private Recorded read(String transferId) {
        return history.of(transferId)
                .orElseThrow(() -> new NoSuchElementException("No events of transfer " + transferId));
    }

    private static Map<String, ?> metaDataOf(Recorded recorded) {
        Map<String, Object> metaData = new HashMap<>(recorded.handedOn());
        metaData.put(MetaDataKeys.ACTOR, ACTOR);
        return metaData;
    }
}
