package io.corebank.notifications;

import io.corebank.support.web.MalformedRequest;
import org.jspecify.annotations.Nullable;

/** Which part of a list, newest first: what comes before a number, and how much of it. */
record Paging(long before, int limit) {

    private static final int USUAL = 20;
    private static final int LARGEST = 100;

    static Paging of(@Nullable String cursor, @Nullable String limit) {
        return new Paging(
                cursor == null ? Long.MAX_VALUE : number("cursor", cursor, Long.MAX_VALUE),
                limit == null ? USUAL : (int) number("limit", limit, LARGEST));
    }

    /** A number from 1 on in a parameter of a request. */
    static long number(String parameter, String value, long largest) {
        if (value.matches("[0-9]{1,18}")) {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= largest) {
                return number;
            }
        }
        throw new MalformedRequest("invalid-parameter", parameter + " is a number from 1 to " + largest + ".");
    }
}
