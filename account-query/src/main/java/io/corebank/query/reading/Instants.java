package io.corebank.query.reading;

import io.corebank.support.web.MalformedRequest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Instants as parameters name them: RFC 3339, or a date, which is a whole day in UTC. */
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
        try {
            return within(text.contains("T") ? instant(text) : date(text, days));
        } catch (DateTimeException notATime) {
            throw new MalformedRequest(
                    "invalid-parameter", name + " is a time such as 2026-01-31T12:00:00Z, or a date.");
        }
    }

    /** In an address, the plus sign of an offset that nobody escaped arrives as a space. */
    private static Instant instant(String text) {
        return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
    }

    private static Instant date(String text, int days) {
        return LocalDate.parse(text).plusDays(days).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static Instant within(Instant instant) {
        if (instant.isBefore(EARLIEST)) {
            return EARLIEST;
        }
        return instant.isAfter(LATEST) ? LATEST : instant;
    }
}
