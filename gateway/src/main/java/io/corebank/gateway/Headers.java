package io.corebank.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What passes from one side to the other. Headers of one connection stay on it, and who is asking is told anew. */
final class Headers {

    /** RFC 9110, 7.6.1, and what was in use before it. */
    private static final Set<String> OF_ONE_CONNECTION = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** What the client of the gateway says of itself could be a lie; the length follows from the body. */
    private static final Set<String> TOLD_ANEW = Set.of("content-length", "expect", "forwarded", "x-real-ip");

    private static final String FORWARDED = "x-forwarded-";

    private Headers() {}

    /** Copies the headers of a request, with the host that was asked for. */
    static void copy(HttpServletRequest request, String correlationId, HttpRequest.Builder copy) {
        Set<String> named = namedBy(Collections.list(request.getHeaders("Connection")));
        for (String name : Collections.list(request.getHeaderNames())) {
            String lower = name.toLowerCase(Locale.ROOT);
            if (passes(lower, named)
                    && !TOLD_ANEW.contains(lower)
                    && !lower.startsWith(FORWARDED)
                    && !lower.equals("x-correlation-id")) {
                Collections.list(request.getHeaders(name)).forEach(value -> copy.header(name, value));
            }
        }
        copy.setHeader("X-Correlation-ID", correlationId);
        if (!isOfThisMachine(request)) {
            copy.setHeader("X-Forwarded-For", request.getRemoteAddr());
            copy.setHeader("X-Forwarded-Proto", request.getScheme());
        }
    }

    /** Whether a header of an answer is for the client, too. */
    static boolean passes(String name, Set<String> namedByConnection) {
        String lower = name.toLowerCase(Locale.ROOT);
        return !OF_ONE_CONNECTION.contains(lower)
                && !namedByConnection.contains(lower)
                && !lower.startsWith(":")
                && !lower.equals("server");
    }

    /** The further headers of one connection, as its own header names them. */
    static Set<String> namedBy(List<String> connection) {
        Set<String> named = new TreeSet<>();
        for (String value : connection) {
            for (String name : value.split(",", -1)) {
                named.add(name.trim().toLowerCase(Locale.ROOT));
            }
        }
        return named;
    }

    /** A proxy on this machine that passes on strangers' requests is known by its headers. */
    private static boolean isOfThisMachine(HttpServletRequest request) {
        boolean passedOn = request.getHeader("Forwarded") != null
                || request.getHeader("X-Forwarded-For") != null
                || request.getHeader("X-Real-IP") != null;
        try {
            return !passedOn && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
