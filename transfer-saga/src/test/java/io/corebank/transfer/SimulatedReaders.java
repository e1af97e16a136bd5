package io.corebank.transfer;

import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferRequested;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Whatever reads the log: the saga with its store and its place, and the list of open transfers with its own. */
final class SimulatedReaders {

    private final SimulatedBank bank;
    private final Consumer<Runnable> network;
    private final Map<String, Optional<String>> sagas = new HashMap<>();
    private final Map<String, long[]> open = new LinkedHashMap<>();
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
        if (event instanceof TransferRequested request) {
            sagas.putIfAbsent(event.transferId(), Optional.ofNullable(request.sealedReference()));
        }
        Optional<String> reference = sagas.get(event.transferId());
        if (reference == null) {
            return;
        }
        var leg = TransferProtocol.next(event, reference.orElse(null));
        leg.ifPresent(next -> network.accept(() -> bank.execute(next)));
        if (leg.isEmpty()) {
            sagas.remove(event.transferId());
        }
    }

    /** One event for the list of open transfers. */
    void listNext() {
        if (listed < bank.log.size() && bank.log.get(listed++) instanceof TransferEvent event) {
            if (event instanceof TransferRequested) {
                open.putIfAbsent(event.transferId(), new long[] {OpenTransfers.FIRST_CHECK.toMillis(), 0});
            }
            if (TransferProtocol.next(event, null).isEmpty()) {
                open.remove(event.transferId());
            }
        }
    }

    /** The transfers to check now; each comes up again after a pause that doubles. */
    List<String> due(long now) {
        List<String> due = open.entrySet().stream()
                .filter(entry -> entry.getValue()[0] <= now)
                .map(Map.Entry::getKey)
                .toList();
        due.forEach(id -> postpone(open.get(id), now));
        return due;
    }

    private static void postpone(long @Nullable [] check, long now) {
        if (check != null) {
            long pause = OpenTransfers.FIRST_CHECK.toMillis() << Math.min(check[1]++, 10);
            check[0] = now + Math.min(pause, OpenTransfers.LONGEST_PAUSE.toMillis());
        }
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
