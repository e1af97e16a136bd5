package io.corebank.gateway;

import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How long a request asks its service to wait before it answers (RFC 7240): only who orders a transfer can. */
final class Waiting {

    /** A service waits no longer, whatever it is asked. */
    private static final int LONGEST_SECONDS = 30;

    private static final String TRANSFERS = "/api/v1/transfers";
    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?([0-9]{1,9})\"?(?=$|[,;\\s])");

    private Waiting() {}

    /** @param preferences each {@code Prefer} that it has */
    static Duration of(String method, String path, List<String> preferences) {
        if (!method.equals("POST") || !path.equals(TRANSFERS)) {
            return Duration.ZERO;
        }
        Matcher wait = WAIT.matcher(String.join(",", preferences));
        return Duration.ofSeconds(wait.find() ? Math.min(Integer.parseInt(wait.group(1)), LONGEST_SECONDS) : 0);
    }

    static boolean isAskedOf(HttpRequest request) {
        return !of(request.method(), request.uri().getPath(), request.headers().allValues("Prefer"))
                .isZero();
    }
}
