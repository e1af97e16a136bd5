package io.corebank.support.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.corebank.support.limits.CallerWindow.Grant;
import io.corebank.support.security.Caller;
import io.corebank.support.web.TooManyRequests;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Counts what each caller asks for, exactly, in this process. Tells callers what is left in the fields
 * {@code RateLimit} and {@code RateLimit-Policy} of draft-ietf-httpapi-ratelimit-headers-10.
 */
public final class RateLimits {

    /** What is left of a limit, and until when. */
    public static final String HEADER = "RateLimit";

    static final String POLICY_HEADER = "RateLimit-Policy";

    private final LimitProperties properties;
    private final LongSupplier nanoTime;
    private final Cache<String, CallerWindow> windows;

    RateLimits(LimitProperties properties, LongSupplier nanoTime) {
        this.properties = properties;
        this.nanoTime = nanoTime;
        Duration window = properties.window();
        this.windows = Caffeine.newBuilder()
                .maximumSize(properties.callers())
                .expireAfterAccess(window.multipliedBy(2))
                .build();
    }

    /**
     * Charges a caller for what a request contains beyond itself, such as the items of a batch. However much it is, it
     * passes when the caller has done nothing else in the window.
     *
     * @throws TooManyRequests when that is more than the caller has left; nothing is charged then
     */
    public void charge(Caller caller, int cost, HttpServletResponse response) {
        if (!properties.enabled() || cost < 1) {
            return;
        }
        Grant grant = spend(caller, Math.min(cost, limitOf(caller) - 1), response);
        if (!grant.allowed()) {
            throw new TooManyRequests(grant.resetSeconds());
        }
    }

    /** Spends the cost if so much is left, and tells the caller what is left then. */
    Grant spend(Caller caller, long cost, HttpServletResponse response) {
        long limit = limitOf(caller);
        long now = nanoTime.getAsLong();
        Grant grant = windows.get(caller.subject(), name -> new CallerWindow(now))
                .spend(cost, limit, properties.window().toNanos(), now);
        response.setHeader(HEADER, "\"caller\";r=" + grant.remaining() + ";t=" + grant.resetSeconds());
        response.setHeader(
                POLICY_HEADER,
                "\"caller\";q=" + limit + ";w=" + properties.window().toSeconds());
        return grant;
    }

    /** Of how many callers anything is known. */
    long remembered() {
        windows.cleanUp();
        return windows.estimatedSize();
    }

    private long limitOf(Caller caller) {
        return caller.isCustomer() ? properties.perCustomer() : properties.perColleague();
    }
}
