package io.corebank.query.account;

import io.corebank.support.web.Unavailable;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/**
 * Lets few whole streams be folded at a time, on the threads of those who ask. A long one keeps a processor and a
 * connection to the database busy for a while, of which the writers need some.
 */
@Component
class StreamFolds {

    /** Half of the connections that a service has as a rule. */
    private static final int MOST = 8;

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final Semaphore places = new Semaphore(MOST, true);

    /**
     * What comes of the fold.
     *
     * @throws Unavailable when so many others fold that it is not its turn within a second
     */
    <T> T run(Supplier<T> fold) {
        if (!comesToItsTurn()) {
            throw new Unavailable("too-many-folds", "Too many accounts are read from their events at the moment.");
        }
        try {
            return fold.get();
        } finally {
            places.release();
        }
    }

    private boolean comesToItsTurn() {
        try {
            return places.tryAcquire(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
