package io.corebank.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps passwords that everybody knows on this machine. A proxy here that passes on strangers' requests is known by its
 * headers, and a page elsewhere that had its own name point here is known by that name.
 */
final class LoopbackOnly extends OncePerRequestFilter {

    private static final String CORRELATION = "X-Correlation-ID";
    private static final Set<String> OWN_NAMES = Set.of("localhost", "127.0.0.1", "::1", "[::1]", "[0:0:0:0:0:0:0:1]");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isFromThisMachine(request)) {
            chain.doFilter(request, response);
            return;
        }
        String correlation = Objects.requireNonNullElseGet(
                response.getHeader(CORRELATION), () -> UUID.randomUUID().toString());
        response.setHeader(CORRELATION, correlation);
        response.setStatus(HttpServletResponse.SC_FORBIDDEN);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().print("""
                {"type":"/problems/loopback-only","title":"Not from here","status":403,"code":"loopback-only",\
                "detail":"The demo's issuer answers to its own machine only.","correlationId":"%s"}\
                """.formatted(correlation));
    }

    private static boolean isFromThisMachine(HttpServletRequest request) {
        return isLoopback(request.getRemoteAddr())
                && OWN_NAMES.contains(request.getServerName())
                && Stream.of("Forwarded", "X-Forwarded-For", "X-Real-IP")
                        .allMatch(name -> request.getHeader(name) == null);
    }

    private static boolean isLoopback(String literal) {
        try {
            return InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }
}
