package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.GenericTrackedEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class CoordinatorExecutorTest {

    /** For which Axon alone needs fifty pauses of 100 ms at least. */
    private static final int EVENTS = 50 * 1_024;

    private final ScheduledExecutorService workers = Executors.newScheduledThreadPool(2);
    private volatile Duration rest = Duration.ZERO;
    private final CoordinatorExecutor coordinator = new CoordinatorExecutor("test", () -> rest);

    @AfterEach
    void end() {
        coordinator.shutdownNow();
        workers.shutdownNow();
    }

    @RepeatedTest(5)
    void handsOutWhatIsThereWithoutPauses() throws InterruptedException {
        CountDownLatch unhandled = new CountDownLatch(EVENTS);
        PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
                .name("test")
                .eventHandlerInvoker(new Counter(unhandled))
                .messageSource(new Full())
                .tokenStore(new InMemoryTokenStore())
                .transactionManager(NoTransactionManager.INSTANCE)
                .coordinatorExecutor(coordinator)
                .workerExecutor(workers)
                .initialSegmentCount(1)
                .initialToken(StreamableMessageSource::createTailToken)
                .batchSize(100)
                .build();
        processor.start();
        try {
            assertThat(unhandled.await(2_500, TimeUnit.MILLISECONDS))
                    .as("%d events are left", unhandled.getCount())
                    .isTrue();
        } finally {
            processor.shutDown();
        }
    }

    @Test
    void waitsOnlyOnceMoreWhenNothingIsNew() {
        assertThat(waitFor(5_000)).isLessThan(Duration.ofMillis(100));
        assertThat(waitFor(5_000)).isGreaterThan(Duration.ofSeconds(4));
        assertThat(waitFor(0)).isLessThanOrEqualTo(Duration.ZERO);
        assertThat(waitFor(5_000)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void leavesOtherWaitsAsTheyAre() {
        assertThat(waitFor(100)).isLessThan(Duration.ofMillis(50));
        assertThat(waitFor(500)).isGreaterThan(Duration.ofMillis(300));
        assertThat(waitFor(60_000)).isGreaterThan(Duration.ofSeconds(59));
    }

    @Test
    void restsAfterItHasWorkedButNotBefore() throws Exception {
        rest = Duration.ofSeconds(30);
        assertThat(waitFor(0)).as("after a silence").isLessThanOrEqualTo(Duration.ZERO);
        coordinator.submit(() -> {}).get();
        assertThat(waitFor(0)).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(30));
    }

    @Test
    void doesNotRestWhileItIsBehind() throws Exception {
        rest = Duration.ofSeconds(30);
        ScheduledFuture<?> next = coordinator
                .submit(() -> coordinator.schedule(() -> {}, 0, TimeUnit.MILLISECONDS))
                .get();
        next.get(5, TimeUnit.SECONDS);
    }

    @Test
    void hurriesWhenSomebodyWaits() throws Exception {
        rest = Duration.ofSeconds(30);
        coordinator.submit(() -> {}).get();
        CountDownLatch ran = new CountDownLatch(1);
        coordinator.schedule(ran::countDown, 0, TimeUnit.MILLISECONDS);
        assertThat(ran.await(50, TimeUnit.MILLISECONDS)).isFalse();
        coordinator.hurry();
        assertThat(ran.await(50, TimeUnit.MILLISECONDS)).as("nobody waits").isFalse();
        rest = Duration.ZERO;
        coordinator.hurry();
        assertThat(ran.await(5, TimeUnit.SECONDS)).isTrue();
        coordinator.hurry();
    }

    private Duration waitFor(long millis) {
        return Duration.ofNanos(
                coordinator.schedule(() -> {}, millis, TimeUnit.MILLISECONDS).getDelay(TimeUnit.NANOSECONDS));
    }

    /** Takes longer than it takes to hand the events out, so that buffers are full. */
    private record Counter(CountDownLatch unhandled) implements EventHandlerInvoker {
        @Override
        public boolean canHandle(EventMessage<?> event, Segment segment) {
            return true;
        }

        @Override
        public boolean canHandleType(Class<?> payloadType) {
            return true;
        }

        @Override
        public void handle(EventMessage<?> message, Segment segment) {
            unhandled.countDown();
            if (unhandled.getCount() % 100 == 0) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    /** A log in which all events are there from the beginning, and none is ever added. */
    private static final class Full implements StreamableMessageSource<TrackedEventMessage<?>> {
        @Override
        public BlockingStream<TrackedEventMessage<?>> openStream(TrackingToken after) {
            return new Reader();
        }

        @Override
        public TrackingToken createTailToken() {
            return new GlobalSequenceTrackingToken(-1);
        }
    }

    private static final class Reader implements BlockingStream<TrackedEventMessage<?>> {
        private int position;

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            return position < EVENTS ? Optional.of(at(position)) : Optional.empty();
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) {
            return position < EVENTS;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() {
            return at(position++);
        }

        private static TrackedEventMessage<?> at(int position) {
            return new GenericTrackedEventMessage<>(
                    new GlobalSequenceTrackingToken(position), GenericEventMessage.asEventMessage("event"));
        }

        @Override
        public boolean setOnAvailableCallback(Runnable callback) {
            return true;
        }

        @Override
        public void close() {}
    }
}
