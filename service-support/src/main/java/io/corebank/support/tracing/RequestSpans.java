package io.corebank.support.tracing;

import io.corebank.support.web.Correlation;
import io.corebank.support.web.RequestEnd;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.context.propagation.TextMapPropagator;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * A span for each request, in the trace that the caller has begun if there is one ({@code traceparent}). It tells the
 * route and not the address, since what somebody searches for is a name.
 */
final class RequestSpans extends OncePerRequestFilter {

    private static final int FIRST_ERROR = 500;

    private final Tracer tracer;
    private final TextMapPropagator context;

    RequestSpans(Tracer tracer, TextMapPropagator context) {
        this.tracer = tracer;
        this.context = context;
    }

    @Override
    @SuppressWarnings("try")
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Span span = tracer.spanBuilder(request.getMethod())
                .setParent(context.extract(Context.root(), request, new RequestHeaders()))
                .setSpanKind(SpanKind.SERVER)
                .setAttribute("http.request.method", request.getMethod())
                .setAttribute("correlation.id", Correlation.of(request))
                .startSpan();
        try (Scope here = span.makeCurrent()) {
            chain.doFilter(request, response);
        } finally {
            RequestEnd.then(request, () -> end(span, request, response));
        }
    }

    private static void end(Span span, HttpServletRequest request, HttpServletResponse response) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (route != null) {
            span.updateName(request.getMethod() + " " + route);
            span.setAttribute("http.route", route.toString());
        }
        span.setAttribute("http.response.status_code", response.getStatus());
        if (response.getStatus() >= FIRST_ERROR) {
            span.setStatus(StatusCode.ERROR);
        }
        span.end();
    }

    private static final class RequestHeaders implements TextMapGetter<HttpServletRequest> {

        @Override
        public Iterable<String> keys(HttpServletRequest request) {
            return Collections.list(request.getHeaderNames());
        }

        @Override
        public @Nullable String get(@Nullable HttpServletRequest request, String name) {
            return request == null ? null : request.getHeader(name);
        }
    }
}
