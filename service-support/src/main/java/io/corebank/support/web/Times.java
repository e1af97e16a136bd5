package io.corebank.support.web;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times as all parameters name them: an instant of RFC 3339 with any offset, or a date, which is a whole day in UTC.
 */
public final class Times {

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private Times() {}

    /**
     * Reads a parameter.
     *
     * @param days after the beginning of a date: 1 for the end of its day
     * @throws MalformedRequest when it is neither an instant nor a date
     */
    public static Instant read(String name, String text, int days) {
        try {
            return text.contains("T") ? instant(text) : date(text, days);
        } catch (DateTimeException notATime) {
            throw new MalformedRequest(
                    "invalid-parameter", name + " is a time such as 2026-01-31T12:00:00Z, or a date.");
        }
    }

    /**
     * Reads a parameter that a database compares with; the calendar of instants goes much further than that.
     *
     * @param days after the beginning of a date: 1 for the end of its day
     * @return null when it is not given
     * @throws MalformedRequest when it is neither an instant nor a date, or not of the years 1 to 9999
     */
    public static @Nullable Instant storable(String name, @Nullable String text, int days) {
        Instant at = text == null ? null : read(name, text, days);
        if (at != null && (at.isBefore(EARLIEST) || at.isAfter(LATEST))) {
            throw new MalformedRequest("invalid-parameter", name + " lies between the years 1 and 9999.");
        }
        return at;
    }

    /** In an address, the plus sign of an offset that nobody escaped arrives as a space. */
    private static Instant instant(String text) {
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }

    private static Instant date(String text, int days) {
        return LocalDate.parse(text).plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
