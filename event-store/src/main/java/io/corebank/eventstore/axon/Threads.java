package io.corebank.eventstore.axon;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The thread pools beside the committer. Their threads go away when there is nothing to do. */
final class Threads {

    private static final int ANSWERERS = 2;

    /** Further callbacks wait while so many are held up. */
    static final int MOST_ANSWERERS = 256;

    private static final int LOOK_UPS = 2;
    private static final int WAITING_SNAPSHOTS = 256;

    private Threads() {}

    /** Executes the commands that their callers' threads do not. */
    static ExecutorService invokers(int count) {
        return pool("command-invoker", count, new LinkedBlockingQueue<>());
    }

    /**
     * Runs the callbacks of answered commands: on few threads while they are quick, and on more when those are held up,
     * perhaps by the answer to another command. What comes after the end is run by whoever brings it.
     */
    static ExecutorService answers() {
        HandOver handOver = new HandOver();
        ThreadPoolExecutor pool = pool("command-answers", ANSWERERS, handOver);
        pool.setMaximumPoolSize(MOST_ANSWERERS);
        pool.setRejectedExecutionHandler((task, refusing) -> {
            if (refusing.isShutdown()) {
                task.run();
            } else {
                handOver.keep(task);
            }
        });
        return pool;
    }

    /** Takes only what a thread waits for, so that the pool starts another one instead; the rest is kept in it. */
    @SuppressWarnings("serial") // nobody stores it
    private static final class HandOver extends LinkedTransferQueue<Runnable> {

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }

        /** By the queue's own offer: no thread waits for it. */
        void keep(Runnable task) {
            boolean unused = super.offer(task);
        }
    }

    /** Looks for the operations of refused commands; no more of them than commands in flight can wait. */
    static ExecutorService lookUps() {
        return pool("operation-look-up", LOOK_UPS, new LinkedBlockingQueue<>());
    }

    /** Stores snapshots, and refuses when too many wait: the next one of the same aggregate will do. */
    static ExecutorService snapshots() {
        return pool("snapshots", 1, new ArrayBlockingQueue<>(WAITING_SNAPSHOTS));
    }

    private static ThreadPoolExecutor pool(String name, int size, BlockingQueue<Runnable> waiting) {
        AtomicInteger count = new AtomicInteger();
        ThreadPoolExecutor pool = new ThreadPoolExecutor(size, size, 30, TimeUnit.SECONDS, waiting, task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
