package io.corebank.support.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts in the memory of this process, for so many names at most. */
final class OwnBook implements SpendingBook {

    private final Duration window;
    private final LongSupplier nanoTime;
    private final Cache<String, Window> windows;

    OwnBook(Duration window, long names, LongSupplier nanoTime) {
        this.window = window;
        this.nanoTime = nanoTime;
        this.windows = Caffeine.newBuilder()
                .maximumSize(names)
                .expireAfterAccess(window.multipliedBy(2))
                .build();
    }

    @Override
    public Grant spend(String name, long cost, long limit) {
        long now = nanoTime.getAsLong();
        return windows.get(name, any -> new Window(now)).spend(cost, limit, window.toNanos(), now);
    }

    @Override
    public void giveBack(String name, long cost) {
        Window known = windows.getIfPresent(name);
        if (known != null) {
            known.giveBack(cost);
        }
    }

    /** Of how many names anything is known. */
    long remembered() {
        windows.cleanUp();
        return windows.estimatedSize();
    }
}
