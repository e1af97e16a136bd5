package io.corebank.query.movement;

import io.corebank.support.web.MalformedRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * From an instant on, up to but not including another. Both may be open. A date stands for the whole day, in UTC.
 */
record Period(@Nullable Instant from, @Nullable Instant to) {

    /** What the index can compare with; earlier and later instants mean the same as these. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("2262-01-01T00:00:00Z");

    /**
     * Reads the parameters of the same names.
     *
     * @throws MalformedRequest when one is neither an instant nor a date, or the end comes before the beginning
     */
    static Period of(@Nullable String from, @Nullable String to) {
        Instant begin = from == null ? null : instant("from", from, 0);
        Instant end = to == null ? null : instant("to", to, 1);
        if (begin != null && end != null && begin.isAfter(end)) {
            throw new MalformedRequest("invalid-parameter", "from is not later than to.");
        }
        return new Period(begin, end);
    }

    /**
     * Reads one instant.
     *
     * @param days to add to a date, which makes the end of the day of its beginning
     */
    static Instant instant(String name, String text, int days) {
        try {
            Instant instant = text.contains("T")
                    ? OffsetDateTime.parse(text.replace(' ', '+')).toInstant()
                    : LocalDate.parse(text)
                            .plusDays(days)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
            return instant.isBefore(EARLIEST) ? EARLIEST : instant.isAfter(LATEST) ? LATEST : instant;
        } catch (DateTimeException notATime) {
            throw new MalformedRequest(
                    "invalid-parameter", name + " is a time such as 2026-01-31T12:00:00Z, or a date.");
        }
    }
}
