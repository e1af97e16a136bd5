package io.corebank.transfer;

import io.corebank.api.transfer.event.TransferCancelled;
import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferRejected;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Tells those who wait for a transfer in this process that it has ended. A streaming processor, because only what is
 * streamed is durable; it begins at the head at every start, as nobody waits for what is past.
 */
@Component
@ProcessingGroup(TransferOutcomes.GROUP)
class TransferOutcomes {

    static final String GROUP = "transfer-outcomes";

    /** Half of those who may wait for anything, so that slow transfers do not keep deposits out. */
    static final int MOST_WAITED_FOR = 500;

    /** How a transfer can end. */
    enum Outcome {
        COMPLETED,
        REJECTED,
        COMPENSATED,
        CANCELLED
    }

    private final Map<Outcome, LongAdder> ended = Arrays.stream(Outcome.values())
            .collect(Collectors.toUnmodifiableMap(Function.identity(), outcome -> new LongAdder()));

    private final ConcurrentMap<String, Set<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    /** Completes when the transfer ends from now on. Whoever gives up completes it, so that it is forgotten. */
    @SuppressWarnings("FutureReturnValueIgnored")
    CompletableFuture<Void> endOf(String transferId) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        waiting.compute(transferId, (id, others) -> {
            Set<CompletableFuture<Void>> all = others == null ? ConcurrentHashMap.newKeySet() : others;
            all.add(end);
            return all;
        });
        end.whenComplete((nothing, failure) -> forget(transferId, end));
        return end;
    }

    @EventHandler
    void on(TransferCompleted event) {
        tell(event.transferId(), Outcome.COMPLETED);
    }

    @EventHandler
    void on(TransferRejected event) {
        tell(event.transferId(), Outcome.REJECTED);
    }

    @EventHandler
    void on(TransferCompensated event) {
        tell(event.transferId(), Outcome.COMPENSATED);
    }

    @EventHandler
    void on(TransferCancelled event) {
        tell(event.transferId(), Outcome.CANCELLED);
    }

    /** Whether one more may wait. To wait is only a preference; who finds no room is answered at once. */
    boolean hasRoom() {
        return waiting.size() < MOST_WAITED_FOR;
    }

    int waiting() {
        return waiting.size();
    }

    /** How many have ended so since this process has started. */
    long count(Outcome outcome) {
        return Objects.requireNonNull(ended.get(outcome)).sum();
    }

    private void tell(String transferId, Outcome outcome) {
        Objects.requireNonNull(ended.get(outcome)).increment();
        Set<CompletableFuture<Void>> all = waiting.remove(transferId);
        if (all != null) {
            all.forEach(end -> end.complete(null));
        }
    }

    @SuppressWarnings("CollectionUndefinedEquality")
    private void forget(String transferId, CompletableFuture<Void> end) {
        waiting.computeIfPresent(transferId, (id, all) -> {
            all.remove(end);
            return all.isEmpty() ? null : all;
        });
    }
}
