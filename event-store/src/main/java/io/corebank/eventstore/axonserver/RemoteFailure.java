package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.RecordedOperation;
import org.jspecify.annotations.Nullable;

/**
 * Why a command failed, as it travels to the process that asked: exceptions themselves do not.
 *
 * @param recorded what became of the operation before, if that is the reason
 * @param refusal the word of a definite no
 */
record RemoteFailure(
        Kind kind,
        @Nullable String message,
        @Nullable RecordedOperation recorded,
        @Nullable String refusal) {

    enum Kind {
        /** It has happened before. */
        DUPLICATE,
        /** A definite no, which has been recorded. */
        REFUSED,
        /** There is no such aggregate. */
        NOT_FOUND,
        /** The same operation is being worked on. */
        IN_PROGRESS,
        /** Others wrote to the same aggregate all the time; nothing has happened. */
        CONFLICT,
        /** Nothing could be written; nothing has happened. */
        UNAVAILABLE,
        /** It may have happened or not. */
        UNKNOWN
    }

    static RemoteFailure of(Kind kind, Throwable cause) {
        return new RemoteFailure(kind, String.valueOf(cause.getMessage()), null, null);
    }
}
