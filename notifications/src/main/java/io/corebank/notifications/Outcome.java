package io.corebank.notifications;

import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What came of one attempt.
 *
 * @param answer the status of the receiver's answer; 0 without one
 * @param error what went wrong, in a few words; null when nothing did
 * @param nextAttempt when it is tried again; null for a delivery that is settled
 */
record Outcome(
        Pending delivery,
        State state,
        Instant at,
        int answer,
        @Nullable String error,
        @Nullable Instant nextAttempt) {

    /** The state of a delivery. */
    enum State {
        PENDING(0),
        DELIVERED(1),
        /** Given up; it is sent again only when somebody asks for it. */
        PARKED(2);

        private final int number;

        State(int number) {
            this.number = number;
        }

        /** Its number in the table. */
        int number() {
            return number;
        }

        static State of(int number) {
            return Arrays.stream(values())
                    .filter(state -> state.number == number)
                    .findFirst()
                    .orElseThrow();
        }
    }
}
