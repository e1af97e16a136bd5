package io.corebank.query.reading;

import io.corebank.support.web.MalformedRequest;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. */
public record Paging(@Nullable String cursor, int limit) {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    /**
     * Reads the parameters of the same names.
     *
     * @throws MalformedRequest for a limit that is not a number from 1 to 200
     */
    public static Paging of(@Nullable String cursor, @Nullable String limit) {
        if (limit == null) {
            return new Paging(cursor, USUAL);
        }
        if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > MOST) {
            throw new MalformedRequest("invalid-parameter", "limit is a number from 1 to " + MOST + ".");
        }
        return new Paging(cursor, Integer.parseInt(limit));
    }
}
