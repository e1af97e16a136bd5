package io.corebank.bench.chaos.fault;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * Something that can be made to go wrong. It is over when what it stopped has been started again.
 *
 * @param <S> where it goes wrong
 */
interface Fault<S> {

    /** In upper case, as it is counted. */
    String name();

    /** Whether it belongs to the short form, too. */
    boolean isShort();

    /** Whether this machine has what it takes. */
    default boolean isPossible(S site) {
        return true;
    }

    /** Seconds by which times in the log are wrong that were written while it lasted. */
    default long wrongSeconds(S site) {
        return 0;
    }

    /**
     * Injects it, and answers when it is over.
     *
     * @return how long something was kept from working on purpose
     */
    Duration hit(S site, SplittableRandom random, boolean brief);
}
