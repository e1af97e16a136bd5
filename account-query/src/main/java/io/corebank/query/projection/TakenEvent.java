package io.corebank.query.projection;

import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/**
 * An event that a projection has to deal with.
 *
 * @param sequence what has to wait for it if it cannot be applied
 * @param recorded what it says; null when it cannot be read
 * @param unreadable why it cannot be read; null when it can
 */
record TakenEvent(
        EventMessage<?> message,
        String sequence,
        @Nullable RecordedEvent recorded,
        @Nullable RuntimeException unreadable) {

    /** What it says. */
    RecordedEvent read() {
        if (recorded == null) {
            throw unreadable == null ? new IllegalStateException("An event without content") : unreadable;
        }
        return recorded;
    }
}
