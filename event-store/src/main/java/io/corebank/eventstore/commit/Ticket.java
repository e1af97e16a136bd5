package io.corebank.eventstore.commit;

import io.corebank.eventstore.RecordedOperation;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What one unit of work wants to have in the log, all of it or nothing. Without events and operation it only asks
 * whether the states that its unit of work has seen are durable: that is what a refusal waits for.
 */
public final class Ticket {

    private final List<NewEvent> events;
    private final @Nullable NewOperation operation;
    private final Map<String, Long> stamps;
    private volatile @Nullable RecordedOperation recorded;
    private final CompletableFuture<Long> settled = new CompletableFuture<>();
    private final CompletableFuture<Long> answer = new CompletableFuture<>();

    /** @param stamps for every aggregate involved, which of its states was seen; see {@link Lineage} */
    public Ticket(List<NewEvent> events, @Nullable NewOperation operation, Map<String, Long> stamps) {
        this.events = List.copyOf(events);
        this.operation = operation;
        this.stamps = Map.copyOf(stamps);
    }

    public List<NewEvent> events() {
        return events;
    }

    public @Nullable NewOperation operation() {
        return operation;
    }

    public Map<String, Long> stamps() {
        return stamps;
    }

    /** Whether it writes anything at all. */
    public boolean writes() {
        return !events.isEmpty() || operation != null;
    }

    /** What was recorded of its operation, once the ticket is settled well. */
    public @Nullable RecordedOperation recorded() {
        return recorded;
    }

    void recordAs(RecordedOperation operationRecorded) {
        recorded = operationRecorded;
    }

    Set<String> aggregateIds() {
        return stamps.keySet();
    }

    /**
     * Calls back once the ticket is durable, with the position of its last event (0 when it has none), or with the
     * reason why it is not. This happens on the threads that are there for answers.
     */
    @SuppressWarnings("FutureReturnValueIgnored")
    public void whenAnswered(BiConsumer<? super Long, ? super @Nullable Throwable> callback) {
        answer.whenComplete(callback);
    }

    /** The same for a thread that waits; completes a little earlier. */
    public CompletableFuture<Long> settled() {
        return settled;
    }

    void settle(long position) {
        settled.complete(position);
    }

    void fail(Throwable cause) {
        settled.completeExceptionally(cause);
    }

    /** Hands the outcome to those who wait for the answer. Must run where their callbacks may take their time. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void deliver() {
        settled.whenComplete((position, failure) -> {
            if (failure != null) {
                answer.completeExceptionally(failure);
                return;
            }
            answer.complete(position);
        });
    }
}
