package io.corebank.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Collections;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Asks a service what somebody has asked the gateway. */
final class Requests {

    static final byte[] NOTHING = new byte[0];

    private final GatewaySettings settings;

    Requests(GatewaySettings settings) {
        this.settings = settings;
    }

    Exchange send(HttpServletRequest request, byte[] body, Upstream upstream) throws NoAnswer {
        return upstream.send(copyOf(request, request.getQueryString(), body), attempts(request));
    }

    /** How often it may be sent: what changes something may have been done though nobody answered. */
    int attempts(HttpServletRequest request) {
        return isReading(request) ? settings.attempts() : 1;
    }

    /** The request for a replica at an address. */
    Function<URI, HttpRequest> copyOf(HttpServletRequest request, @Nullable String query, byte[] body) {
        String target = request.getRequestURI() + (query == null ? "" : "?" + query);
        Duration asked = Waiting.of(
                request.getMethod(), request.getRequestURI(), Collections.list(request.getHeaders("Prefer")));
        HttpRequest.Builder copy = HttpRequest.newBuilder()
                .timeout(settings.answerTimeout().plus(asked))
                .method(
                        request.getMethod(),
                        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
        Headers.copy(request, EdgeFilter.correlationOf(request), copy);
        return address -> copy.uri(URI.create(address + target)).build();
    }

    static boolean isReading(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }
}
