package io.corebank.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.corebank.support.web.Problems;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Whoever guesses passwords has twenty tries a minute for each name, at the login page and wherever the issuer takes a
 * secret together, since a user has the same one in both places. Beyond that even the right one is answered with 429,
 * so that nothing is learnt; the right one in time forgives the others. A request that brings no secret is none of this
 * filter's business: nobody can keep others from exchanging a code by guessing a secret that the console does not have.
 */
final class GuessLimit extends OncePerRequestFilter {

    static final int TRIES = 20;

    private static final Duration WINDOW = Duration.ofMinutes(1);
    private static final int MOST_NAMES = 100_000;
    private static final int LONGEST_NAME = 200;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final String BASIC = "Basic";

    /** Where clients say who they are. The firewall lets no other spelling of a path through. */
    private static final Set<String> FOR_CLIENTS = Set.of(
            "/oauth2/token", "/oauth2/introspect", "/oauth2/revoke", "/oauth2/device_authorization", "/oauth2/par");

    private final Cache<String, Guesses> guesses = Caffeine.newBuilder()
            .maximumSize(MOST_NAMES)
            .expireAfterWrite(WINDOW)
            .build();

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || !(FOR_CLIENTS.contains(request.getRequestURI())
                        || request.getRequestURI().equals(LoginPage.PATH));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String name = nameIn(request);
        if (name == null || name.length() > LONGEST_NAME) {
            chain.doFilter(request, response);
            return;
        }
        Guesses ofName = guesses.get(name, any -> new Guesses(TRIES));
        if (!ofName.begin()) {
            response.setHeader("Retry-After", Long.toString(WINDOW.toSeconds()));
            Problems.write(
                    request,
                    response,
                    TOO_MANY_REQUESTS,
                    "too-many-guesses",
                    "Too many wrong passwords",
                    "Wait a minute, and try again.");
            return;
        }
        Guesses.Outcome outcome = Guesses.Outcome.NONE;
        try {
            chain.doFilter(request, response);
            outcome = outcomeOf(request, response);
        } finally {
            ofName.end(outcome);
        }
    }

    private static Guesses.Outcome outcomeOf(HttpServletRequest request, HttpServletResponse response) {
        boolean atLogin = request.getRequestURI().equals(LoginPage.PATH);
        boolean wrongLogin =
                Objects.requireNonNullElse(response.getHeader("Location"), "").endsWith(LoginPage.PATH + "?error");
        if (wrongLogin || response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED) {
            return Guesses.Outcome.WRONG;
        }
        return response.getStatus() == (atLogin ? HttpServletResponse.SC_FOUND : HttpServletResponse.SC_OK)
                ? Guesses.Outcome.RIGHT
                : Guesses.Outcome.NONE;
    }

    /**
     * As whom somebody wants to be known, read as those do who check the password, so that no other spelling has tries
     * of its own; absent when it is not said in a way that could succeed, or without a secret.
     */
    private static @Nullable String nameIn(HttpServletRequest request) {
        if (request.getRequestURI().equals(LoginPage.PATH)) {
            String name = request.getParameter("username");
            return name == null ? null : name.trim();
        }
        String[] header = Objects.requireNonNullElse(request.getHeader(HttpHeaders.AUTHORIZATION), "")
                .split("\\s");
        if (header.length == 0 || !header[0].equalsIgnoreCase(BASIC)) {
            return request.getParameter("client_secret") == null ? null : request.getParameter("client_id");
        }
        if (header.length != 2) {
            return null;
        }
        try {
            byte[] pair = Base64.getDecoder().decode(header[1]);
            String name = new String(pair, StandardCharsets.UTF_8).split(":", 2)[0];
            return URLDecoder.decode(name, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            return null;
        }
    }
}
