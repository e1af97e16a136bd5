package io.corebank.query.reconciliation;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** When the reconciler runs: window by window on a thread of its own, and fully when somebody asks. */
@Component
class ReconcilerSchedule implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ReconcilerSchedule.class);
    private static final long STOP_SECONDS = 10;

    private final Reconciler reconciler;
    private final ReconciliationBook book;
    private final ReconciliationSettings settings;
    private @Nullable ScheduledExecutorService thread;
    private @Nullable CompletableFuture<Void> fullRun;

    ReconcilerSchedule(Reconciler reconciler, ReconciliationBook book, ReconciliationSettings settings) {
        this.reconciler = reconciler;
        this.book = book;
        this.settings = settings;
    }

    /**
     * Begins a full run, unless one is under way, and answers its end. It never fails; the book says what went wrong.
     */
    synchronized CompletableFuture<Void> runFully() {
        ScheduledExecutorService running = thread;
        if (running == null) {
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> current = fullRun;
        if (current == null || current.isDone()) {
            book.fullRun(true);
            current = CompletableFuture.runAsync(
                    () -> {
                        guarded(reconciler::runFully);
                        book.fullRun(false);
                    },
                    running);
            fullRun = current;
        }
        return current;
    }

    private void guarded(Runnable run) {
        try {
            run.run();
        } catch (RuntimeException failure) {
            log.info("The reconciler cannot compare at the moment: {}", failure.toString());
            book.fail(String.valueOf(failure.getMessage()));
        }
    }

    @Override
    public synchronized void start() {
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread worker = new Thread(task, "reconciler");
            worker.setDaemon(true);
            return worker;
        });
        thread = started;
        long period = settings.period().toMillis();
        Future<?> unused = started.scheduleWithFixedDelay(
                () -> guarded(reconciler::runWindow), period, period, TimeUnit.MILLISECONDS);
    }

    /** Lets a run come to its end before Elasticsearch and the event store are closed. */
    @Override
    public synchronized void stop() {
        ScheduledExecutorService running = thread;
        thread = null;
        if (running == null) {
            return;
        }
        running.shutdownNow();
        try {
            if (!running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                log.info("The reconciler is still in the middle of a run");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS + 1;
    }
}
