package io.corebank.support.operations;

/** An operation got no answer from the bank's rules; the kind tells the caller what to do with its key. */
public class OperationFailure extends RuntimeException {

    /** Why there is no answer. */
    public enum Kind {
        /** The key has been used for other content; it will never do this. */
        KEY_REUSED,
        /** The same operation is running; ask again. */
        IN_PROGRESS,
        /** It may have happened or not; the same key will tell. */
        UNKNOWN_OUTCOME,
        /** The bank takes no more work at the moment; nothing has happened. */
        OVERLOADED,
        /** The event store cannot be written at the moment; nothing has happened. */
        UNAVAILABLE
    }

    private final Kind kind;

    public OperationFailure(Kind kind) {
        super(kind.name(), null, false, false);
        this.kind = kind;
    }

    public OperationFailure(Kind kind, Throwable cause) {
        super(kind.name(), cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
