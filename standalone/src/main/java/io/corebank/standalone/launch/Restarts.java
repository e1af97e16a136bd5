package io.corebank.standalone.launch;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/**
 * When a service that has ended is started again: after a second, after twice as long each time that it does not last,
 * and after a minute at most. One that has lasted for a minute begins anew.
 */
final class Restarts {

    private static final long SHORTEST_NANOS = Duration.ofSeconds(1).toNanos();
    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();

    private final Map<String, Pause> pauses = new HashMap<>();

    private static final class Pause {
        private boolean waiting;
        private long untilNanos;
        private long lengthNanos;
        private long startedNanos = Long.MIN_VALUE;
    }

    /** Whether a service that does not run is to be started now; whoever asks does it. */
    boolean isDue(String name, long nowNanos) {
        Pause pause = pauses.computeIfAbsent(name, any -> new Pause());
        if (!pause.waiting) {
            boolean lasted = pause.startedNanos == Long.MIN_VALUE || nowNanos - pause.startedNanos >= LONGEST_NANOS;
            pause.lengthNanos = lasted ? SHORTEST_NANOS : Math.min(2 * pause.lengthNanos, LONGEST_NANOS);
            pause.untilNanos = nowNanos + pause.lengthNanos;
            pause.waiting = true;
            return false;
        }
        if (nowNanos - pause.untilNanos < 0) {
            return false;
        }
        pause.waiting = false;
        pause.startedNanos = nowNanos;
        return true;
    }
}
