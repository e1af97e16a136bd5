package io.corebank.eventstore.commit;

import org.jspecify.annotations.Nullable;

/** Why a batch was not written, told apart by what the committer must do about it. */
public sealed class LogFailure extends RuntimeException {

    private LogFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** What is to be done about any failure before a batch is written: one that is not known ends the tenure. */
    static LogFailure of(Throwable failure) {
        return failure instanceof LogFailure known ? known : new Fenced("Nobody has foreseen this", failure);
    }

    /** Some operations are recorded already. Nothing was written. */
    public static final class OperationsRecorded extends LogFailure {
        public OperationsRecorded(Throwable cause) {
            super("An operation is recorded already", cause);
        }
    }

    /** Some ticket cannot be written, whatever the others are: its sequence is taken or its content is refused. */
    public static final class TicketRefused extends LogFailure {

        private final boolean sequenceTaken;

        public TicketRefused(boolean sequenceTaken, String message, Throwable cause) {
            super(message, cause);
            this.sequenceTaken = sequenceTaken;
        }

        public boolean sequenceTaken() {
            return sequenceTaken;
        }
    }

    /** Somebody else's event is at a position of the batch. Nothing was written. */
    public static final class PositionTaken extends LogFailure {
        public PositionTaken(Throwable cause) {
            super("A position is taken by an event that was not written here", cause);
        }
    }

    /** The log cannot be written for reasons of its own, such as a full disk. Nothing was written. */
    public static final class WriteRefused extends LogFailure {
        public WriteRefused(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** This process is the writer no more. Nothing was written. */
    public static final class Fenced extends LogFailure {
        public Fenced(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** The connection was lost on the way: the batch is written completely or not at all, and nobody knows yet. */
    public static final class OutcomeUnknown extends LogFailure {
        public OutcomeUnknown(Throwable cause) {
            super("The connection was lost while a batch was committed", cause);
        }
    }
}
