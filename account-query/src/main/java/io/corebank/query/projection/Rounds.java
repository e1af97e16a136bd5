package io.corebank.query.projection;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/** Does something again and again, on a thread of its own, for as long as the application runs. */
abstract class Rounds implements SmartLifecycle {

    private final String name;
    private final Duration period;
    private @Nullable ScheduledExecutorService thread;

    /**
     * @param name of the thread
     * @param period from the end of a round to the beginning of the next
     */
    Rounds(String name, Duration period) {
        this.name = name;
        this.period = period;
    }

    /** Must not throw, or it is the last one. */
    abstract void round();

    @Override
    public synchronized void start() {
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread worker = new Thread(task, name);
            worker.setDaemon(true);
            return worker;
        });
        Future<?> unused =
                thread.scheduleWithFixedDelay(this::round, period.toMillis(), period.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }
}
