package io.corebank.support.web;

/**
 * A caller has asked for more than it may in a while, or of an account: 429 with {@code Retry-After}. Nothing has
 * happened.
 */
public class TooManyRequests extends RuntimeException {

    /** The code of the problem. */
    public static final String CODE = "rate-limited";

    /** One sentence for the caller. */
    public static final String DETAIL = "More was asked for than a limit allows. Nothing has happened.";

    private final long retryAfterSeconds;

    public TooManyRequests(long retryAfterSeconds) {
        super(DETAIL, null, false, false);
        this.retryAfterSeconds = retryAfterSeconds;
    }

    public long retryAfterSeconds() {
        return retryAfterSeconds;
    }
}
