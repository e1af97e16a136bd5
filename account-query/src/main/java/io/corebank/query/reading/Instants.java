package io.corebank.query.reading;

import io.corebank.support.web.MalformedRequest;
import io.corebank.support.web.Times;
import java.time.Instant;

/** Instants that parameters name, as far as the indices know any. */
public final class Instants {

    /** What the indices can compare with; earlier and later instants mean the same as these. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("2262-01-01T00:00:00Z");

    private Instants() {}

    /**
     * Reads a parameter.
     *
     * @param days after the beginning of a date: 1 for the end of its day
     * @throws MalformedRequest when it is neither an instant nor a date
     */
    public static Instant read(String name, String text, int days) {
        Instant instant = Times.read(name, text, days);
        if (instant.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return instant.isAfter(LATEST) ? LATEST : instant;
    }
}
