package io.corebank.gateway;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets the gateway's own health know who asks: everybody hears whether it is well, and who watches over the bank which
 * service is not. A token that is worth nothing makes nobody of its bearer, as does a missing one.
 */
final class WatcherFilter extends OncePerRequestFilter {

    private final EdgeTokens tokens;

    WatcherFilter(EdgeTokens tokens) {
        this.tokens = tokens;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<String> token = EdgeTokens.in(request);
        chain.doFilter(token.isEmpty() ? request : asWatcher(request, token.get()), response);
    }

    private HttpServletRequest asWatcher(HttpServletRequest request, String token) {
        try {
            return new Watcher(request, tokens.subjectOf(token), tokens.rolesOf(token));
        } catch (EdgeTokens.Worthless | EdgeTokens.KeysAway nobody) {
            return request;
        }
    }

    private static final class Watcher extends HttpServletRequestWrapper {

        private final String subject;
        private final Set<String> roles;

        Watcher(HttpServletRequest request, String subject, Set<String> roles) {
            super(request);
            this.subject = subject;
            this.roles = roles;
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> subject;
        }

        @Override
        public boolean isUserInRole(String role) {
            return roles.contains(role);
        }
    }
}
