package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.Operation;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to run an operation on this thread, or a group of them, from which the event store learns what its events
 * belong to.
 */
final class Attempt {

    private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

    /** Orders the reservations of this process and what it reads from the store. */
    private static final AtomicLong MOMENTS = new AtomicLong();

    private final @Nullable Operation operation;
    private boolean resumed;
    private final long reservedAt;
    private final Supplier<Set<String>> reservations;
    private @Nullable Set<String> takenOver;
    private final Map<Object, Long> fromMemory = new HashMap<>();
    private final Map<String, Done> done = new LinkedHashMap<>();
    private boolean appending;
    private boolean fromStore;

    private Attempt(
            @Nullable Operation operation, boolean resumed, long reservedAt, Supplier<Set<String>> reservations) {
        this.operation = operation;
        this.resumed = resumed;
        this.reservedAt = reservedAt;
        this.reservations = reservations;
    }

    /** @param reservations looks which of the operations somebody else has taken over */
    static Attempt of(OperationRun run, Supplier<Set<String>> reservations) {
        return new Attempt(run.operation(), run.isResumed(), run.reservedAt(), reservations);
    }

    /** An attempt to run operations one after the other, so that their events are appended together. */
    static Attempt ofGroup(long reservedAt, Supplier<Set<String>> reservations) {
        return new Attempt(null, false, reservedAt, reservations);
    }

    /** Now, as far as order matters. */
    static long moment() {
        return MOMENTS.incrementAndGet();
    }

    /** What an operation of a group has come to, if its events are appended. */
    record Done(Operation operation, @Nullable Object result) {}

    static @Nullable Attempt current() {
        return CURRENT.get();
    }

    <T> T run(Supplier<T> work) {
        CURRENT.set(this);
        try {
            return work.get();
        } finally {
            CURRENT.remove();
        }
    }

    boolean isGroup() {
        return operation == null;
    }

    Operation operation() {
        return Objects.requireNonNull(operation);
    }

    void did(Operation ofGroup, @Nullable Object result) {
        done.put(ofGroup.operationId(), new Done(ofGroup, result));
    }

    @Nullable
    Done doneAs(Object operationId) {
        return done.get(String.valueOf(operationId));
    }

    boolean isResumed() {
        return resumed;
    }

    /** Somebody else was faster, who may have run this very operation. */
    void resume() {
        resumed = true;
    }

    /** Whether events may be on their way to the store: from here on a failure leaves the outcome open. */
    boolean isAppending() {
        return appending;
    }

    void append() {
        appending = true;
    }

    /** Whether it must not rely on what is in memory. */
    boolean readsTheStore() {
        return fromStore;
    }

    /**
     * It rests on a state in memory, which may be older than what the store has.
     *
     * @param readAt when it was read from the store
     */
    void tookFromMemory(Object aggregateId, long readAt) {
        fromMemory.put(aggregateId, readAt);
    }

    /** When the state of an aggregate was read from the store that this took from memory, if it did. */
    @Nullable
    Long readAt(Object aggregateId) {
        return fromMemory.get(aggregateId);
    }

    /**
     * Whether its state is from before its operation was reserved. Whoever has resumed the operation since has appended
     * behind that, so that the store does not take what rests on it. A later state may have those events in it.
     */
    boolean isOlderThanReserved(String aggregateId) {
        Long readAt = fromMemory.get(aggregateId);
        return readAt != null && readAt < reservedAt;
    }

    /** Looks, once, whether somebody else has taken operations over. To be asked when all that it rests on is read. */
    boolean isTakenOver() {
        if (takenOver == null) {
            takenOver = reservations.get();
        }
        return !takenOver.isEmpty();
    }

    /** Those of which it is known that somebody else has taken them over are run as he runs them: resumed. */
    void resumeTakenOver(List<OperationRun> runs) {
        Set<String> known = takenOver == null ? Set.of() : takenOver;
        runs.stream()
                .filter(run -> known.contains(run.operation().operationId()))
                .forEach(OperationRun::resume);
    }

    boolean isFromMemory() {
        return !fromMemory.isEmpty();
    }

    /**
     * Only an append proves that what was in memory is what the store has: anything else that rests on it is decided
     * again, on what the store has. So is whatever has lost against another writer, of which nothing was written.
     */
    boolean isWorthAnotherAfter(CommandResultMessage<?> result) {
        return hasLost(result) || (isFromMemory() && !appending);
    }

    /**
     * Another process has written to the aggregate. It may have been this operation, of which its caller has asked
     * again there while this process stood still.
     */
    static boolean hasLost(CommandResultMessage<?> result) {
        return result.isExceptional() && result.exceptionResult() instanceof ConcurrencyException;
    }

    /** Decides again, on what the store has. Nothing of the attempt has been written. */
    void startOver() {
        appending = false;
        fromMemory.clear();
        fromStore = true;
        takenOver = null;
    }
}
