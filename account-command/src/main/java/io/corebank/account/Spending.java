package io.corebank.account;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What an account has paid by transfers on the latest day that it knows of. A transfer that comes late, of an earlier
 * day, counts on this one, so that there is never more to remember than one day.
 */
record Spending(@Nullable LocalDate day, long minor) {

    static final Spending NOTHING = new Spending(null, 0);

    /** What has been paid on the day on which this one counts. */
    long on(@Nullable LocalDate other) {
        return isNewer(other) ? 0 : minor;
    }

    /** The day on which a transfer of the given day counts: no earlier one than the latest. */
    @Nullable
    LocalDate countsOn(@Nullable LocalDate other) {
        return other == null || isNewer(other) ? other : day;
    }

    /** With a transfer more; it stays at the largest amount there is rather than to overflow. */
    Spending plus(LocalDate other, long amountMinor) {
        if (day == null || other.isAfter(day)) {
            return new Spending(other, amountMinor);
        }
        return new Spending(day, amountMinor > Long.MAX_VALUE - minor ? Long.MAX_VALUE : minor + amountMinor);
    }

    /** Without a transfer that counted on a day, which matters only as long as it is the latest. */
    Spending minus(@Nullable LocalDate other, long amountMinor) {
        return other == null || !other.equals(day) ? this : new Spending(day, Math.max(0, minor - amountMinor));
    }

    private boolean isNewer(@Nullable LocalDate other) {
        return other != null && (day == null || other.isAfter(day));
    }
}
