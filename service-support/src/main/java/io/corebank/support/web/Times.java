package io.corebank.support.web;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Times that a database can compare with: the calendar of instants goes much further than that. */
public final class Times {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /**
     * Makes sure of a parameter; one that is absent is in order.
     *
     * @throws MalformedRequest when it lies before the year 1 or after the year 9999
     */
    public static void requireStorable(String name, @Nullable Instant at) {
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST))) {
            throw new MalformedRequest("invalid-parameter", name + " lies between the years 1 and 9999.");
        }
    }
}
