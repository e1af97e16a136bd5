package io.corebank.eventstore.axon;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The thread pools beside the committer. Their threads go away when there is nothing to do. */
final class Threads {

    private static final int ANSWERERS = 2;
    private static final int LOOK_UPS = 2;
    private static final int WAITING_SNAPSHOTS = 256;

    private Threads() {}

    /** Executes the commands that their callers' threads do not. */
    static ExecutorService invokers(int count) {
        return pool("command-invoker", count, new LinkedBlockingQueue<>());
    }

    /** Runs the callbacks of answered commands. */
    static ExecutorService answers() {
        return pool("command-answers", ANSWERERS, new LinkedBlockingQueue<>());
    }

    /** Looks for the operations of refused commands; no more of them than commands in flight can wait. */
    static ExecutorService lookUps() {
        return pool("operation-look-up", LOOK_UPS, new LinkedBlockingQueue<>());
    }

    /** Stores snapshots, and refuses when too many wait: the next one of the same aggregate will do. */
    static ExecutorService snapshots() {
        return pool("snapshots", 1, new ArrayBlockingQueue<>(WAITING_SNAPSHOTS));
    }

    private static ExecutorService pool(String name, int size, BlockingQueue<Runnable> waiting) {
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
