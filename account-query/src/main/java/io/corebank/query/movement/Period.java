package io.corebank.query.movement;

import io.corebank.query.reading.Instants;
import io.corebank.support.web.MalformedRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** From an instant on, up to but not including another. Both may be open. A date as the end includes its whole day. */
record Period(@Nullable Instant from, @Nullable Instant to) {

    /**
     * Reads the parameters of the same names.
     *
     * @throws MalformedRequest when one is neither an instant nor a date, or the end comes before the beginning
     */
    static Period of(@Nullable String from, @Nullable String to) {
        Instant begin = from == null ? null : Instants.read("from", from, 0);
        Instant end = to == null ? null : Instants.read("to", to, 1);
        if (begin != null && end != null && begin.isAfter(end)) {
            throw new MalformedRequest("invalid-parameter", "from is not later than to.");
        }
        return new Period(begin, end);
    }
}
