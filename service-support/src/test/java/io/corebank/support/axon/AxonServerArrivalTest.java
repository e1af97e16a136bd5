package io.corebank.support.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;

class AxonServerArrivalTest {

    private final AtomicBoolean there = new AtomicBoolean();
    private final AtomicInteger looks = new AtomicInteger();
    private final AxonServerArrival arrival = new AxonServerArrival(
            () -> {
                if (looks.incrementAndGet() == 1) {
                    throw new IllegalStateException("no look at all");
                }
                return there.get();
            },
            "localhost:8124");

    @Test
    void nothingStartsBeforeAxonServerIsThere() throws Exception {
        Thread start = new Thread(arrival::start);
        start.start();
        await().untilAsserted(() -> assertThat(looks).hasValueGreaterThan(2));
        assertThat(start.isAlive()).isTrue();
        assertThat(arrival.isRunning()).isFalse();

        there.set(true);

        start.join(5_000);
        assertThat(start.isAlive()).isFalse();
        assertThat(arrival.isRunning()).isTrue();
    }

    /** As by SIGTERM, on another thread than the one that waits. */
    @Test
    void aProcessThatWaitsCanBeToldToEnd() throws Exception {
        GenericApplicationContext context = new GenericApplicationContext();
        context.registerBean("arrival", AxonServerArrival.class, () -> arrival);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        Thread start = new Thread(context::refresh);
        start.setUncaughtExceptionHandler((thread, thrown) -> failure.set(thrown));
        start.start();
        await().untilAsserted(() -> assertThat(looks).hasValueGreaterThan(1));

        Thread end = new Thread(context::close);
        end.start();

        end.join(5_000);
        start.join(5_000);
        assertThat(end.isAlive()).isFalse();
        assertThat(start.isAlive()).isFalse();
        assertThat(failure.get()).rootCause().isInstanceOf(InterruptedException.class);
        int last = looks.get();
        await().during(Duration.ofMillis(600))
                .untilAsserted(() -> assertThat(looks).hasValueLessThan(last + 2));
    }
}
