package io.corebank.support.axon;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.axonframework.spring.config.SpringAxonConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Waits for Axon Server before Axon itself starts, which would give up after half a minute and end the process. While
 * it waits, the process lives, and answers nobody.
 */
final class AxonServerArrival implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AxonServerArrival.class);
    private static final long POLL_MILLIS = 200;
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(10);

    private final BooleanSupplier connected;
    private final String servers;
    private volatile boolean arrived;

    /**
     * Waits for one.
     *
     * @param connected connects if need be, and tells whether there is a link
     * @param servers where it is looked for
     */
    AxonServerArrival(BooleanSupplier connected, String servers) {
        this.connected = connected;
        this.servers = servers;
    }

    /** A start that waits in this way is interrupted by Spring when the process is told to end; asleep, it is not. */
    @Override
    public void start() {
        Thread watch = new Thread(this::watch, "axon-server-arrival");
        watch.setDaemon(true);
        watch.start();
        try {
            watch.join();
        } catch (InterruptedException e) {
            watch.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Told to end before Axon Server was there.", e);
        }
    }

    private void watch() {
        long told = System.nanoTime();
        try {
            while (!isConnected()) {
                if (System.nanoTime() - told > TELL_NANOS) {
                    log.warn("Waiting for Axon Server at {}", servers);
                    told = System.nanoTime();
                }
                TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
            }
            arrived = true;
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isConnected() {
        try {
            return connected.getAsBoolean();
        } catch (RuntimeException notNow) {
            log.debug("Axon Server cannot be asked", notNow);
            return false;
        }
    }

    @Override
    public void stop() {
        arrived = false;
    }

    @Override
    public boolean isRunning() {
        return arrived;
    }

    @Override
    public int getPhase() {
        return SpringAxonConfiguration.LIFECYCLE_PHASE - 1;
    }
}
