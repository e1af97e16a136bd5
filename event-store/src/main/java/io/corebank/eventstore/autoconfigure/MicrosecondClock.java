package io.corebank.eventstore.autoconfigure;

import java.time.Clock;
import java.time.Duration;
import org.axonframework.eventhandling.GenericEventMessage;

/** Events get times that the log can keep exactly, so that a handler sees the same time live and in a replay. */
final class MicrosecondClock {

    private static final Duration MICROSECOND = Duration.ofNanos(1_000);

    private MicrosecondClock() {}

    /** Leaves a clock alone that somebody has set, such as a test. */
    static void install() {
        if (GenericEventMessage.clock.equals(Clock.systemUTC())) {
            GenericEventMessage.clock = Clock.tick(Clock.systemUTC(), MICROSECOND);
        }
    }
}
