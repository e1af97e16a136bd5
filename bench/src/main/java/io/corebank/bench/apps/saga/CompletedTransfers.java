package io.corebank.bench.apps.saga;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Who waits for the end of a transfer; told by an event processor, as in the bank. */
@Component
@ProcessingGroup("completed-transfers")
class CompletedTransfers {

    private final ConcurrentMap<String, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();

    CompletableFuture<Void> endOf(String transferId) {
        return waiting.computeIfAbsent(transferId, id -> new CompletableFuture<>());
    }

    @EventHandler
    void on(TransferCompleted event) {
        CompletableFuture<Void> end = waiting.remove(event.transferId());
        if (end != null) {
            end.complete(null);
        }
    }
}
