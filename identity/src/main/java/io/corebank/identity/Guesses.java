package io.corebank.identity;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The tries of one name. One that is being checked counts as wrong until it is known not to be, so that guessing at the
 * same time wins nothing; who might be right waits for that instead of being refused.
 */
final class Guesses {

    enum Outcome {
        WRONG,
        RIGHT,
        /** Nothing was learnt of the secret. */
        NONE
    }

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int most;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition known = lock.newCondition();
    private int wrong;
    private int checking;

    Guesses(int most) {
        this.most = most;
    }

    /** Takes a try, if there is one left. Who has got it ends it. */
    boolean begin() {
        long left = PATIENCE.toNanos();
        lock.lock();
        try {
            while (wrong < most && wrong + checking >= most && left > 0) {
                left = known.awaitNanos(left);
            }
            if (wrong + checking >= most) {
                return false;
            }
            checking++;
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            lock.unlock();
        }
    }

    void end(Outcome outcome) {
        lock.lock();
        try {
            checking--;
            switch (outcome) {
                case WRONG -> wrong++;
                case RIGHT -> wrong = 0;
                case NONE -> {}
            }
            known.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
