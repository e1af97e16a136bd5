package io.corebank.servers;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Restarts a server that died: at once the first time, then with growing pauses while it keeps dying. */
final class Watchdog implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Watchdog.class);
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
    private static final Duration HEALTHY_AGAIN = Duration.ofMinutes(1);

    private final EmbeddedServer server;
    private volatile @Nullable Thread thread;
    private Duration pause = Duration.ZERO;
    private Instant lastDeath = Instant.EPOCH;

    Watchdog(EmbeddedServer server) {
        this.server = server;
    }

    void start() {
        Thread watcher = new Thread(this, "watch-" + server.name());
        watcher.setDaemon(true);
        thread = watcher;
        watcher.start();
    }

    void stop() {
        Thread watcher = thread;
        thread = null;
        if (watcher != null) {
            watcher.interrupt();
        }
    }

    @Override
    public void run() {
        while (pauseFor(LOOK_EVERY)) {
            if (server.hasDied()) {
                server.reportDeath();
                revive();
            }
        }
    }

    private void revive() {
        Instant now = Instant.now();
        if (lastDeath.plus(HEALTHY_AGAIN).isBefore(now)) {
            pause = Duration.ZERO;
        }
        lastDeath = now;
        boolean running = false;
        while (!running && pauseFor(pause)) {
            pause = longer(pause);
            try {
                server.restart();
                running = true;
            } catch (ServerException e) {
                LOG.warn("{} is tried again in {} s", server.name(), pause.toSeconds());
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.isZero() ? Duration.ofSeconds(1) : pause.multipliedBy(2);
        return next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    /** False when the watch is over. */
    private boolean pauseFor(Duration duration) {
        try {
            Thread.sleep(duration.toMillis());
            return thread == Thread.currentThread();
        } catch (InterruptedException e) {
            return false;
        }
    }
}
