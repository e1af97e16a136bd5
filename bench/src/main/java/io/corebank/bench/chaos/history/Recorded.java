package io.corebank.bench.chaos.history;

import java.util.List;

/** A history up to some moment. */
public record Recorded(List<Exchange> exchanges, List<Disturbance> disturbances) {

    /** When something was written by the clock of this machine, whatever clock the bank believed in. */
    public long trueMicros(long logMicros) {
        return disturbances.stream()
                .filter(disturbance -> disturbance.hasWritten(logMicros))
                .mapToLong(disturbance -> logMicros - disturbance.wrongMicros())
                .findFirst()
                .orElse(logMicros);
    }

    /** How much of a span of time, in microseconds, was free of faults and of the time that is granted after each. */
    public long undisturbedMicros(long from, long to, long graceMicros) {
        long free = 0;
        long at = from;
        for (Disturbance disturbance : disturbances) {
            if (disturbance.beginMicros() > at) {
                free += Math.min(to, disturbance.beginMicros()) - at;
            }
            at = Math.max(at, disturbance.endMicros() + graceMicros);
            if (at >= to) {
                return free;
            }
        }
        return free + Math.max(0, to - at);
    }
}
