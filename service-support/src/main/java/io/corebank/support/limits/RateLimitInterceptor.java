package io.corebank.support.limits;

import io.corebank.support.security.Caller;
import io.corebank.support.web.TooManyRequests;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Charges one for each request, before its body is read. */
final class RateLimitInterceptor implements HandlerInterceptor {

    private final RateLimits limits;

    RateLimitInterceptor(RateLimits limits) {
        this.limits = limits;
    }

    /** A request comes here again when its answer is ready, and is not charged again. */
    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            CallerWindow.Grant grant = limits.spend(Caller.current(), 1, response);
            if (!grant.allowed()) {
                throw new TooManyRequests(grant.resetSeconds());
            }
        }
        return true;
    }
}
