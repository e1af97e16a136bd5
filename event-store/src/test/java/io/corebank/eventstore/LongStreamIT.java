package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.axon.TailingEventStore;
import io.corebank.eventstore.sample.Jar;
import io.corebank.eventstore.sample.JarApplication;
import io.corebank.eventstore.sample.OpenJar;
import io.corebank.eventstore.sample.PutIn;
import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.time.Duration;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * What takes longer the longer a stream is, and what must not. The bounds are for busy machines; the figures of a quiet
 * one are printed, and {@code -Dlive.p99=PT0.002S} demands them.
 */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class LongStreamIT {

    private static final int EVENTS = 100_000;
    private static final int IN_FLIGHT = 4_000;
    private static final int OPENINGS = 21;
    private static final Duration LONGEST_OPENING = Duration.ofMillis(50);
    private static final Duration LIVE_P99 = Duration.parse(System.getProperty("live.p99", "PT0.25S"));
    private static final int LIVE_EVENTS = 15_000;
    private static final int LIVE_PER_MILLISECOND = 5;

    private static final String JAR = UUID.randomUUID().toString();
    private static final TestDatabase DATABASE = TestServers.postgres();
    private static final AtomicInteger FAILED = new AtomicInteger();

    private static ConfigurableApplicationContext application;
    private static Audit audit;

    @BeforeAll
    static void fill() throws Exception {
        application = JarApplication.startOn(DATABASE);
        audit = new Audit(DATABASE);
        await().until(application.getBean(EventStoreRuntime.class)::isWriting);
        Semaphore places = new Semaphore(IN_FLIGHT);
        send(new OpenJar(JAR), places);
        for (int i = 1; i < EVENTS; i++) {
            send(new PutIn(JAR, 1), places);
        }
        assertThat(places.tryAcquire(IN_FLIGHT, 60, TimeUnit.SECONDS)).isTrue();
        assertThat(FAILED).hasValue(0);
        await().until(() -> audit.number("select count(*) from event_store.snapshot where sequence > 90000") == 1);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static void send(Object command, Semaphore places) {
        places.acquireUninterruptibly();
        application
                .getBean(CommandBus.class)
                .dispatch(GenericCommandMessage.asCommandMessage(command), (sent, answer) -> {
                    if (answer.isExceptional()) {
                        FAILED.incrementAndGet();
                    }
                    places.release();
                });
    }

    /** The state of the jar as JSON, read from the log; nothing of it is in memory. */
    private static String open() {
        application.getBean("aggregateCache", Cache.class).removeAll();
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        try {
            return application
                    .getBean(Configuration.class)
                    .repository(Jar.class)
                    .load(JAR)
                    .invoke(jar -> new JsonMapper().writeValueAsString(jar));
        } finally {
            unitOfWork.rollback();
        }
    }

    @Test
    void opensAnAggregateOfAHundredThousandEventsInstantly() throws Exception {
        open();
        long[] nanos = new long[OPENINGS];
        String state = "";
        for (int i = 0; i < OPENINGS; i++) {
            long start = System.nanoTime();
            state = open();
            nanos[i] = System.nanoTime() - start;
        }
        Duration median = quantile(nanos, 0.5);
        long start = System.nanoTime();
        audit.execute("delete from event_store.snapshot");
        String rebuilt = open();
        System.out.printf(
                "An aggregate of %,d events opens in %.1f ms with its snapshot, and in %,.0f ms without%n",
                EVENTS, millis(median), (System.nanoTime() - start) / 1e6);
        assertThat(rebuilt).isEqualTo(state).contains("\"content\":" + (EVENTS - 1));
        assertThat(median).isLessThanOrEqualTo(LONGEST_OPENING);
    }

    @Test
    void wakesALiveReaderWithoutPolling() throws Exception {
        EventStoreRuntime runtime = application.getBean(EventStoreRuntime.class);
        TailingEventStore store = application.getBean(TailingEventStore.class);
        long first = runtime.head() + 1;
        long[] committed = new long[LIVE_EVENTS + 1];
        long[] read = new long[LIVE_EVENTS];
        try (TrackingEventStream bell = store.openStream(store.createHeadToken());
                TrackingEventStream stream = store.openStream(store.createHeadToken())) {
            AtomicInteger known = new AtomicInteger();
            bell.setOnAvailableCallback(() -> {
                int now = (int) Math.min(LIVE_EVENTS, runtime.head() - first + 1);
                Arrays.fill(committed, known.getAndSet(now), now, System.nanoTime());
            });
            Thread reader = new Thread(() -> readAll(stream, read), "live-reader");
            reader.start();
            sendAtSteadyRate();
            reader.join(TimeUnit.SECONDS.toMillis(60));
        }
        long[] lags = new long[LIVE_EVENTS];
        Arrays.setAll(lags, i -> Math.max(0, read[i] - committed[i]));
        Duration p99 = quantile(lags, 0.99);
        System.out.printf(
                "A live reader at %d events/s has an event %.3f ms (p50), %.3f ms (p99) after its commit%n",
                LIVE_PER_MILLISECOND * 1_000, millis(quantile(lags, 0.5)), millis(p99));
        assertThat(read).doesNotContain(0);
        assertThat(p99).isLessThanOrEqualTo(LIVE_P99);
    }

    private static void readAll(TrackingEventStream stream, long[] read) {
        try {
            for (int i = 0; i < read.length; i++) {
                stream.nextAvailable();
                read[i] = System.nanoTime();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void sendAtSteadyRate() {
        Semaphore places = new Semaphore(IN_FLIGHT);
        long start = System.nanoTime();
        for (int i = 0; i < LIVE_EVENTS; i++) {
            send(new PutIn(JAR, 0), places);
            if (i % LIVE_PER_MILLISECOND == 0) {
                long due = start + TimeUnit.MILLISECONDS.toNanos(i / LIVE_PER_MILLISECOND);
                LockSupport.parkNanos(due - System.nanoTime());
            }
        }
    }

    private static Duration quantile(long[] nanos, double quantile) {
        long[] sorted = nanos.clone();
        Arrays.sort(sorted);
        return Duration.ofNanos(sorted[(int) (quantile * (sorted.length - 1))]);
    }

    private static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
