package io.corebank.bench.chaos.load;

import java.util.Locale;

/** What requests say, as JSON. */
final class Bodies {

    private Bodies() {}

    /** An amount with two digits behind the point. */
    static String amount(long minor) {
        return String.format(
                Locale.ROOT, "%s%d.%02d", minor < 0 ? "-" : "", Math.abs(minor) / 100, Math.abs(minor) % 100);
    }

    /** A deposit or a withdrawal; more begins with a comma. */
    static String cash(long minor, String currency, String more) {
        return "{\"amount\":\"" + amount(minor) + "\",\"currency\":\"" + currency + "\"" + more + "}";
    }

    static String transfer(String from, String to, long minor) {
        return cash(minor, "EUR", ",\"fromAccountId\":\"" + from + "\",\"toAccountId\":\"" + to + "\"");
    }
}
