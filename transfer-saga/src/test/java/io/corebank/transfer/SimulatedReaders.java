package io.corebank.transfer;

import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.transfer.event.ReversalCompleted;
import io.corebank.api.transfer.event.ReversalGranted;
import io.corebank.api.transfer.event.ReversalReturned;
import io.corebank.api.transfer.event.TransferCancelled;
import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferRejected;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.api.transfer.event.TransferStarted;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whatever reads the log: the saga with its store and its place, and the list of open transfers with its own. */
final class SimulatedReaders {

    private static final Set<Class<? extends TransferEvent>> ENDS =
            Set.of(TransferCompleted.class, TransferRejected.class, TransferCompensated.class, TransferCancelled.class);

    /** A transfer in the list, when it comes up next and how often it did. */
    private static final class Listed {

        final @Nullable String reversalOf;
        long next;
        long checks;

        Listed(long next, @Nullable String reversalOf) {
            this.next = next;
            this.reversalOf = reversalOf;
        }
    }

    private final SimulatedBank bank;
    private final Consumer<Runnable> network;
    private final Map<String, TransferRequested> sagas = new HashMap<>();
    private final Map<String, Listed> open = new LinkedHashMap<>();
    private int read;
    private int listed;

    SimulatedReaders(SimulatedBank bank, Consumer<Runnable> network) {
        this.bank = bank;
        this.network = network;
    }

    /** One event for the saga, handled as {@link TransferSaga} does. */
    void readNext() {
        if (read < bank.log.size()) {
            Object event = bank.log.get(read++);
            if (event instanceof TransferEvent own) {
                hear(own);
            }
            if (event instanceof AccountEvent account) {
                TransferProtocol.after(account)
                        .filter(command -> sagas.containsKey(command.transferId()))
                        .ifPresent(command -> network.accept(() -> bank.execute(command)));
            }
        }
    }

    private void hear(TransferEvent event) {
        if ((event instanceof TransferRequested asked && asked.executeAt() == null)
                || event instanceof TransferStarted) {
            sagas.putIfAbsent(
                    event.transferId(), bank.transfer(event.transferId()).request());
        }
        TransferRequested request = sagas.get(event.transferId());
        if (request == null) {
            return;
        }
        TransferProtocol.next(event, request.sealedReference(), Instant.EPOCH)
                .ifPresent(next -> network.accept(() -> bank.execute(next)));
        if (ENDS.contains(event.getClass())) {
            sagas.remove(event.transferId());
            ReversalProtocol.settle(event, request.reversalOf())
                    .ifPresent(settle -> network.accept(() -> bank.execute(settle)));
        }
    }

    /** One event for the list of open transfers, which keeps a reversal until the other transfer knows its end. */
    void listNext() {
        if (listed < bank.log.size() && bank.log.get(listed++) instanceof TransferEvent event) {
            if (event instanceof TransferRequested request) {
                Instant executeAt = request.executeAt();
                long due = executeAt == null ? OpenTransfers.FIRST_CHECK.toMillis() : executeAt.toEpochMilli();
                open.putIfAbsent(event.transferId(), new Listed(due, request.reversalOf()));
            }
            if (event instanceof ReversalGranted granted) {
                open.putIfAbsent(
                        granted.reversalId(), new Listed(OpenTransfers.FIRST_CHECK.toMillis(), event.transferId()));
            }
            strikeOff(event);
        }
    }

    private void strikeOff(TransferEvent event) {
        Listed entry = open.get(event.transferId());
        if (ENDS.contains(event.getClass()) && entry != null && entry.reversalOf == null) {
            open.remove(event.transferId());
        }
        if (event instanceof ReversalCompleted completed) {
            open.remove(completed.reversalId());
        }
        if (event instanceof ReversalReturned returned) {
            open.remove(returned.reversalId());
        }
    }

    /** The transfers to drive now; each comes up again after a pause that doubles. */
    List<String> due(long now) {
        return open.entrySet().stream()
                .filter(entry -> entry.getValue().next <= now)
                .map(entry -> {
                    postpone(entry.getValue(), now);
                    String reversalOf = entry.getValue().reversalOf;
                    return reversalOf == null ? entry.getKey() : reversalOf;
                })
                .toList();
    }

    private static void postpone(Listed entry, long now) {
        long pause = OpenTransfers.FIRST_CHECK.toMillis() << Math.min(entry.checks++, 10);
        entry.next = now + Math.min(pause, OpenTransfers.LONGEST_PAUSE.toMillis());
    }

    void loseSagas() {
        sagas.clear();
    }

    /** A saga without a token begins at the head. */
    void loseToken() {
        read = bank.log.size();
    }

    /** Events come again when their token was not stored. */
    void rewind(int events) {
        read = Math.max(0, read - events);
    }

    /** The list is emptied and read again from the first event on. */
    void loseList() {
        open.clear();
        listed = 0;
    }

    /** The saga is of no help at the end: whatever is open then is left to the sweeper. */
    void restart() {
        loseSagas();
        loseToken();
    }
}
