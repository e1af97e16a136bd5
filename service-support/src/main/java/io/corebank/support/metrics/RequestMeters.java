package io.corebank.support.metrics;

import io.corebank.support.web.RequestEnd;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.http.Outcome;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Counts and times requests as {@code http.server.requests}, by method, route, status and outcome. Spring's observation
 * of the same name makes some thirty objects for each request and keeps it in two ordered maps; here it is one look-up.
 */
final class RequestMeters extends OncePerRequestFilter {

    private static final String NAME = "http.server.requests";
    private static final String UNKNOWN_ROUTE = "UNKNOWN";

    private final MeterRegistry registry;
    private final Map<Kind, Timer> timers = new ConcurrentHashMap<>();

    RequestMeters(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Requests that one timer counts together. */
    private record Kind(String method, String route, int status) {}

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        long began = System.nanoTime();
        try {
            chain.doFilter(request, response);
        } finally {
            RequestEnd.then(request, () -> record(began, request, response));
        }
    }

    private void record(long began, HttpServletRequest request, HttpServletResponse response) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        Kind kind =
                new Kind(request.getMethod(), route == null ? UNKNOWN_ROUTE : route.toString(), response.getStatus());
        timers.computeIfAbsent(kind, this::timer).record(System.nanoTime() - began, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Kind kind) {
        return Timer.builder(NAME)
                .description("Requests, from the first filter until the answer was complete")
                .tag("method", kind.method())
                .tag("uri", kind.route())
                .tag("status", Integer.toString(kind.status()))
                .tag("outcome", Outcome.forStatus(kind.status()).name())
                .register(registry);
    }
}
