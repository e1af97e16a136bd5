package io.corebank.support.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Lets a caller through to a handler that admits one of the caller's roles, before the body is read. Whatever else
 * handles a path under {@code /api/} is refused, but for the resource handler, which only says that there is nothing.
 */
final class AllowedInterceptor implements HandlerInterceptor {

    private static final Logger log = LoggerFactory.getLogger(AllowedInterceptor.class);

    private final RoutePolicies policies;
    private final SecurityProblems problems;

    AllowedInterceptor(RoutePolicies policies, SecurityProblems problems) {
        this.policies = policies;
        this.problems = problems;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        if (handler instanceof ResourceHttpRequestHandler) {
            return true;
        }
        if (handler instanceof HandlerMethod method && admit(policies.of(method))) {
            return true;
        }
        log.info("Refused {} {}", request.getMethod(), handler);
        problems.forbid(request, response);
        return false;
    }

    private static boolean admit(Set<Role> allowed) {
        SecurityContext context = SecurityContextHolder.getContext();
        if (!(context.getAuthentication() instanceof JwtAuthenticationToken proven)) {
            return false;
        }
        Set<Role> held = Caller.of(proven).roles();
        Set<Role> usable = EnumSet.noneOf(Role.class);
        held.stream().filter(allowed::contains).forEach(usable::add);
        if (usable.size() < held.size() && !usable.isEmpty()) {
            context.setAuthentication(RolesOfToken.granting(proven.getToken(), usable));
        }
        return !usable.isEmpty();
    }
}
