package io.corebank.support.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what a request brings along and its operation does not take, as an unknown field of a body is refused: a
 * filter with a slip of the pen would show everything, and a reason for freezing an account would be lost in silence.
 */
final class RequestRules implements HandlerInterceptor {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    /** Clients that cannot send a request without a body send this. */
    private static final String NOTHING = "{}";

    private static final int ENOUGH = 64;

    private final Map<Method, Expected> expectations = new ConcurrentHashMap<>();

    /** What an operation takes. */
    private record Expected(Set<String> parameters, boolean body) {

        static Expected by(HandlerMethod handler) {
            return new Expected(
                    Arrays.stream(handler.getMethodParameters())
                            .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                            .map(Expected::nameOf)
                            .collect(Collectors.toUnmodifiableSet()),
                    Arrays.stream(handler.getMethodParameters())
                            .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class)));
        }

        private static String nameOf(MethodParameter parameter) {
            String given = Objects.requireNonNull(parameter.getParameterAnnotation(RequestParam.class))
                    .name();
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            return given.isEmpty() ? Objects.requireNonNull(parameter.getParameterName()) : given;
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (request.getDispatcherType() == DispatcherType.REQUEST && handler instanceof HandlerMethod operation) {
            Expected expected = expectations.computeIfAbsent(operation.getMethod(), method -> Expected.by(operation));
            if (request.getQueryString() != null) {
                requireKnown(request.getParameterNames(), expected.parameters());
            }
            if (!expected.body() && !READING.contains(request.getMethod())) {
                requireNoBody(request);
            }
        }
        return true;
    }

    private static void requireKnown(Enumeration<String> given, Set<String> known) {
        while (given.hasMoreElements()) {
            if (!known.contains(given.nextElement())) {
                throw new MalformedRequest(
                        "unknown-parameter",
                        known.isEmpty()
                                ? "There are no parameters here."
                                : "The parameters here are "
                                        + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
            }
        }
    }

    private static void requireNoBody(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() == 0
                || (request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null)) {
            return;
        }
        String body = new String(request.getInputStream().readNBytes(ENOUGH), StandardCharsets.UTF_8).strip();
        if (!body.isEmpty() && !body.equals(NOTHING)) {
            throw new MalformedRequest("unexpected-body", "This request has no body, and nothing to say in one.");
        }
    }
}
