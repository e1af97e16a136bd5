package io.corebank.query.analytics;

import io.corebank.support.web.MalformedRequest;
import io.corebank.support.web.Times;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Whole days in UTC, the first and the last one included. */
record Days(LocalDate first, LocalDate last) {

    private static final int USUAL = 30;
    private static final int MOST = 366;
    private static final LocalDate EARLIEST = LocalDate.of(1970, 1, 1);
    private static final LocalDate LATEST = LocalDate.of(2261, 12, 31);

    /**
     * Reads the parameters {@code from} and {@code to}, of which each names a day by its date or by an instant of it;
     * the last 30 days when they are not given.
     *
     * @throws MalformedRequest when they are no times, the wrong way round, or more than a year apart
     */
    static Days of(@Nullable String from, @Nullable String to, Instant now) {
        LocalDate last = to == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : date("to", to);
        LocalDate first = from == null ? last.minusDays(USUAL - 1) : date("from", from);
        if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= MOST) {
            throw new MalformedRequest(
                    "invalid-parameter", "from is not later than to, and they are at most " + MOST + " days apart.");
        }
        return new Days(first, last);
    }

    /** When the first day begins. */
    Instant begin() {
        return first.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** When the day after the last one begins. */
    Instant end() {
        return last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private static LocalDate date(String name, String text) {
        LocalDate date = LocalDate.ofInstant(Times.read(name, text, 0), ZoneOffset.UTC);
        if (date.isBefore(EARLIEST) || date.isAfter(LATEST)) {
            throw new MalformedRequest(
                    "invalid-parameter", name + " is a day from " + EARLIEST + " to " + LATEST + ".");
        }
        return date;
    }
}
