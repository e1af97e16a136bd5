package io.corebank.notifications;

import org.jspecify.annotations.Nullable;

/**
 * What a receiver answered, or why it did not.
 *
 * @param status of its answer; 0 without one
 * @param error in a few words, without anything that the receiver wrote; null when it took the delivery
 */
record Reply(int status, int retryAfterSeconds, @Nullable String error) {

    private static final int GONE = 410;

    static Reply answered(int status, int retryAfterSeconds) {
        boolean taken = status >= 200 && status < 300;
        return new Reply(status, retryAfterSeconds, taken ? null : "answered " + status);
    }

    static Reply failed(String error) {
        return new Reply(0, 0, error);
    }

    boolean isTaken() {
        return error == null;
    }

    /** The receiver wants nothing more, ever. */
    boolean isGone() {
        return status == GONE;
    }
}
