package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.Operation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to run an operation on this thread, or a group of them, from which the event store learns what its events
 * belong to.
 */
final class Attempt {

    private static final ThreadLocal<@Nullable Attempt> CURRENT = new ThreadLocal<>();

    private final @Nullable Operation operation;
    private boolean resumed;
    private final Map<String, Done> done = new LinkedHashMap<>();
    private boolean appending;
    private boolean fromMemory;
    private boolean fromStore;

    /** @param resumed whether it was reserved before, so that its events may be in the store already */
    Attempt(Operation operation, boolean resumed) {
        this.operation = operation;
        this.resumed = resumed;
    }

    private Attempt() {
        this.operation = null;
        this.resumed = false;
    }

    /** An attempt to run operations one after the other, so that their events are appended together. */
    static Attempt ofGroup() {
        return new Attempt();
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

    /** It rests on a state in memory, which may be older than what the store has. */
    void tookFromMemory() {
        fromMemory = true;
    }

    boolean isFromMemory() {
        return fromMemory;
    }

    /** Decides again, on what the store has. Nothing of the attempt has been written. */
    void startOver() {
        appending = false;
        fromMemory = false;
        fromStore = true;
    }
}
