package io.corebank.transfer;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long the caller prefers to wait for the end of a transfer (RFC 7240); no time at all, unless it says so. */
record Preference(Duration patience) {

    private static final int LONGEST_WAIT_SECONDS = 30;
    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?([0-9]{1,9})\"?(?=$|[,;\\s])");

    /** A preference that cannot be understood is ignored, as the standard asks; one that is too long is cut. */
    static Preference of(@Nullable List<String> headers) {
        Matcher wait = WAIT.matcher(headers == null ? "" : String.join(",", headers));
        int seconds = wait.find() ? Math.min(Integer.parseInt(wait.group(1)), LONGEST_WAIT_SECONDS) : 0;
        return new Preference(Duration.ofSeconds(seconds));
    }

    boolean waits() {
        return !patience.isZero();
    }

    /** What was understood, for the header {@code Preference-Applied}. */
    String applied() {
        return "wait=" + patience.toSeconds();
    }
}
