package io.corebank.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Counts the requests of each caller, whichever services they are for. It is a limit of its own, called {@code gateway}
 * in {@code RateLimit} and {@code RateLimit-Policy}, beside those that the services count and tell.
 */
final class EdgeLimit {

    static final String HEADER = "RateLimit";
    static final String POLICY_HEADER = "RateLimit-Policy";

    private static final String NAME = "\"gateway\"";

    private final Cache<String, Count> counts;
    private final long most;
    private final Duration window;
    private final LongSupplier nanoTime;

    EdgeLimit(EdgeSettings settings, LongSupplier nanoTime) {
        this.most = settings.requests();
        this.window = settings.window();
        this.nanoTime = nanoTime;
        this.counts = Caffeine.newBuilder()
                .maximumSize(settings.callers())
                .expireAfterAccess(window.multipliedBy(2))
                .build();
    }

    /**
     * Counts a request and says in the answer what is left.
     *
     * @return in how many seconds the caller may ask again; 0 when the request may be passed on
     */
    long count(String caller, HttpServletResponse response) {
        long now = nanoTime.getAsLong();
        Count count = counts.get(caller, any -> new Count(now));
        long left;
        long seconds;
        synchronized (count) {
            if (now - count.began >= window.toNanos()) {
                count.began = now;
                count.spent = 0;
            }
            count.spent = Math.min(count.spent + 1, most + 1);
            left = most - count.spent;
            seconds = Duration.ofNanos(window.toNanos() - (now - count.began)).toSeconds() + 1;
        }
        response.setHeader(HEADER, NAME + ";r=" + Math.max(left, 0) + ";t=" + seconds);
        response.setHeader(POLICY_HEADER, NAME + ";q=" + most + ";w=" + window.toSeconds());
        return left < 0 ? seconds : 0;
    }

    /** What has been asked since a window began; a window begins with the first request after the one before. */
    private static final class Count {
        private long began;
        private long spent;

        private Count(long began) {
            this.began = began;
        }
    }
}
