package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.Operation;
import io.corebank.eventstore.RecordedOperation;
import java.util.Objects;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.jspecify.annotations.Nullable;

/** A command from the moment it arrives until it is answered. Belongs to the thread that handles it. */
final class OperationRun {

    private final CommandMessage<?> command;
    private final @Nullable Operation operation;
    private long reservedAt;
    private long version;
    private boolean resumed;
    private @Nullable CommandResultMessage<?> result;
    private @Nullable RecordedOperation outcome;
    private @Nullable CommandResultMessage<?> answer;

    /** @param operation which operation it is; null when it is none */
    OperationRun(CommandMessage<?> command, @Nullable Operation operation) {
        this.command = command;
        this.operation = operation;
    }

    CommandMessage<?> command() {
        return command;
    }

    boolean isOperation() {
        return operation != null;
    }

    Operation operation() {
        return Objects.requireNonNull(operation);
    }

    /**
     * Its row is written, which says that it is being run here.
     *
     * @param at a moment before that
     * @param inVersion that the row has as long as nobody else runs the operation
     */
    void reserved(long at, long inVersion) {
        reservedAt = at;
        version = inVersion;
    }

    long reservedAt() {
        return reservedAt;
    }

    long version() {
        return version;
    }

    /** Somebody has reserved it before, so that its events may be in the store already. */
    void resume() {
        resumed = true;
    }

    boolean isResumed() {
        return resumed;
    }

    /** It has been handled, and is answered with the result once its outcome is recorded. */
    void handled(CommandResultMessage<?> with) {
        result = with;
    }

    /** The result that is to be answered when its outcome is recorded, if there is one. */
    @Nullable
    CommandResultMessage<?> result() {
        return result;
    }

    /** What is to be recorded of it. */
    void cameTo(RecordedOperation recorded) {
        outcome = recorded;
    }

    @Nullable
    RecordedOperation outcome() {
        return outcome;
    }

    void answer(CommandResultMessage<?> with) {
        answer = with;
    }

    boolean isOpen() {
        return answer == null;
    }

    CommandResultMessage<?> answer() {
        return Objects.requireNonNull(answer, "every command is answered");
    }
}
