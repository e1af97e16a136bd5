package io.corebank.eventstore.axon;

import java.util.concurrent.Semaphore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** Decides whether the calling thread is lent to a command of its own. */
interface Lender {

    /** Whether the calling thread may execute a command now; it is given back then. */
    boolean borrow();

    /** The command is through. */
    void giveBack();

    /**
     * Lends threads without a unit of work, in which that of the command would be nested, and no more than so many at
     * once: when commands have to wait for a slow database, the other callers' threads do not.
     */
    static Lender ofAtMost(int threads) {
        Semaphore places = new Semaphore(threads);
        return new Lender() {
            @Override
            public boolean borrow() {
                return !CurrentUnitOfWork.isStarted() && places.tryAcquire();
            }

            @Override
            public void giveBack() {
                places.release();
            }
        };
    }
}
