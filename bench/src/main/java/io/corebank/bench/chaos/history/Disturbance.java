package io.corebank.bench.chaos.history;

/**
 * A fault, from when it was injected until everything that it had stopped was started again.
 *
 * @param wrongMicros by how much the times in the log are wrong that were written meanwhile; 0 or a day at least
 */
public record Disturbance(String kind, long beginMicros, long endMicros, long wrongMicros) {

    private static final long LATE_MICROS = 5_000_000;

    /** One that leaves the clocks alone. */
    public Disturbance(String kind, long beginMicros, long endMicros) {
        this(kind, beginMicros, endMicros, 0);
    }

    /** Whether a time in the log is that of a wrong clock, which believes in a jump a moment late. */
    boolean hasWritten(long logMicros) {
        return wrongMicros != 0
                && logMicros >= beginMicros + wrongMicros
                && logMicros <= endMicros + wrongMicros + LATE_MICROS;
    }
}
