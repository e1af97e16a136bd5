package io.corebank.eventstore.axon;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one at a time, in the order of their arrival. A lane that is free lets the arriving thread run its own
 * task, which spares the way to another thread and back; what arrives meanwhile is run by the lane's threads.
 */
final class Lane implements Executor {

    private final Executor threads;
    private final Lender lender;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();

    /** How many tasks run or wait, of those that have arrived for good: counted after they are in the queue. */
    private final AtomicInteger tasks = new AtomicInteger();

    /**
     * A lane that is free.
     *
     * @param threads run what cannot be run at once; how many there are does not matter to the order
     * @param lender decides whether an arriving thread runs its own task
     */
    Lane(Executor threads, Lender lender) {
        this.threads = threads;
        this.lender = lender;
    }

    /** Runs a task on the calling thread if that is lent and the lane is free, otherwise like any other. */
    void runHere(Runnable task) {
        if (!lender.borrow()) {
            execute(task);
            return;
        }
        try {
            runIfFree(task);
        } finally {
            lender.giveBack();
        }
    }

    private void runIfFree(Runnable task) {
        if (!tasks.compareAndSet(0, 1)) {
            execute(task);
        } else if (waiting.isEmpty()) {
            runAndPassOn(task);
        } else {
            // Another thread has put a task in and not counted it yet.
            waiting.add(task);
            start();
        }
    }

    @Override
    public void execute(Runnable task) {
        waiting.add(task);
        if (tasks.getAndIncrement() == 0) {
            start();
        }
    }

    private void start() {
        try {
            threads.execute(this::next);
        } catch (RejectedExecutionException stopped) {
            // Whoever is in must get an answer, and be it that nothing is written any more.
            next();
        }
    }

    private void next() {
        runAndPassOn(waiting.remove());
    }

    private void runAndPassOn(Runnable task) {
        try {
            task.run();
        } finally {
            if (tasks.decrementAndGet() > 0) {
                start();
            }
        }
    }
}
