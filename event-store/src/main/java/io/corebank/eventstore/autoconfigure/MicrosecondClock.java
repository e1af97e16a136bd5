package io.corebank.eventstore.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventhandling.GenericEventMessage;

/** Events get times that the log can keep exactly, so that a handler sees the same time live and in a replay. */
final class MicrosecondClock {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private MicrosecondClock() {}

    /** Takes the time from a clock, and leaves one alone that somebody has set, such as a test. */
    static void install(Clock clock) {
        if (GenericEventMessage.clock.equals(Clock.systemUTC())) {
            GenericEventMessage.clock = Clock.tick(clock, MICROSECOND);
        }
    }
}
