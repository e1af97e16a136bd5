package io.corebank.eventstore.axon;

import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.RecordedOperation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What became of operations: the recent ones from memory, any of them from their table. */
final class OperationOutcomes {

    /** So many outcomes are kept in memory, unless somebody wants another number. */
    static final int MOST_RECENT = 10_000;

    private final OperationLog log;
    private final Executor lookUps;
    private final Map<String, RecordedOperation> recent;
    private Executor telling = Runnable::run;

    /**
     * Keeps outcomes in front of a log.
     *
     * @param lookUps where the table is asked, so that no other thread waits for it
     * @param most how many outcomes are kept in memory
     */
    OperationOutcomes(OperationLog log, Executor lookUps, int most) {
        this.log = log;
        this.lookUps = lookUps;
        this.recent = new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, RecordedOperation> eldest) {
                return size() > most;
            }
        };
    }

    /** Tells what was found there, instead of where it was looked up, so that no look-up waits for a listener. */
    OperationOutcomes toldOn(Executor threads) {
        telling = threads;
        return this;
    }

    Optional<RecordedOperation> recent(String operationId) {
        synchronized (recent) {
            return Optional.ofNullable(recent.get(operationId));
        }
    }

    void remember(RecordedOperation operation) {
        synchronized (recent) {
            recent.put(operation.operationId(), operation);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    void lookUp(
            String operationId, BiConsumer<? super Optional<RecordedOperation>, ? super @Nullable Throwable> found) {
        CompletableFuture.supplyAsync(() -> log.find(operationId), lookUps).whenCompleteAsync(found, telling);
    }
}
