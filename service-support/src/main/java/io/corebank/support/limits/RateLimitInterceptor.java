package io.corebank.support.limits;

import io.corebank.support.security.Caller;
import io.corebank.support.web.TooManyRequests;
import io.corebank.support.web.Unavailable;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/** Charges one for each request, and for what it does to an account that its path names, before its body is read. */
final class RateLimitInterceptor implements HandlerInterceptor {

    private static final String ACCOUNT_ID = "accountId";

    private final RateLimits limits;

    RateLimitInterceptor(RateLimits limits) {
        this.limits = limits;
    }

    /**
     * A request comes here again when its answer is ready, and is not charged again. What only reads is let through
     * when nobody can count.
     */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() != DispatcherType.REQUEST) {
            return true;
        }
        boolean reads = request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        try {
            Grant grant = limits.spend(Caller.current(), 1, response);
            if (!grant.allowed()) {
                throw new TooManyRequests(grant.resetSeconds());
            }
        } catch (Unavailable uncounted) {
            if (!reads) {
                throw uncounted;
            }
        }
        if (!reads
                && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE) instanceof Map<?, ?> named
                && named.get(ACCOUNT_ID) instanceof String accountId) {
            limits.chargeAccounts(Caller.current(), Map.of(accountId, 1), response);
        }
        return true;
    }
}
