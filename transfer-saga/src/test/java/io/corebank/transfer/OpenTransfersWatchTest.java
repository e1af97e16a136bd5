package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.api.transfer.event.TransferRequested;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.SimpleEventHandlerInvoker;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenTransfersWatchTest {

    /** After so many failures in a row Axon pauses for eight seconds, and for twice as long after each further one. */
    private static final int FAILURES = 4;

    private final FailingTokens tokens = new FailingTokens();
    private final AtomicInteger heard = new AtomicInteger();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(2);
    private final EmbeddedEventStore events = EmbeddedEventStore.builder()
            .storageEngine(new InMemoryEventStorageEngine())
            .build();
    private final PooledStreamingEventProcessor processor = PooledStreamingEventProcessor.builder()
            .name(OpenTransfers.GROUP)
            .eventHandlerInvoker(SimpleEventHandlerInvoker.builder()
                    .eventHandlers(List.of(new Listener()))
                    .listenerInvocationErrorHandler(PropagatingErrorHandler.instance())
                    .build())
            .messageSource(events)
            .tokenStore(tokens)
            .transactionManager(NoTransactionManager.INSTANCE)
            .coordinatorExecutor(threads)
            .workerExecutor(threads)
            .initialSegmentCount(1)
            .build();
    private final OpenTransfersWatch watch = new OpenTransfersWatch(() -> Optional.of(processor));

    @AfterEach
    void stop() {
        processor.shutDown();
        threads.shutdownNow();
    }

    @Test
    void endsALongPauseOnceTheDatabaseAnswers() {
        tokens.left.set(FAILURES);
        processor.start();
        await().atMost(Duration.ofSeconds(20)).until(() -> tokens.left.get() == 0 && processor.isError());
        events.publish(GenericEventMessage.asEventMessage(Examples.REQUESTED));
        await().atMost(Duration.ofMillis(3_500))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(() -> {
                    watch.wake();
                    assertThat(heard).hasValue(1);
                });
    }

    @Test
    void leavesAListAloneThatIsAwakeOrStopped() {
        watch.wake();
        assertThat(processor.isRunning()).isFalse();
        processor.start();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> !processor.processingStatus().isEmpty());
        watch.wake();
        assertThat(processor.processingStatus()).isNotEmpty();
    }

    /** The tokens of a database that is away for a while. */
    private static final class FailingTokens extends InMemoryTokenStore {

        private final AtomicInteger left = new AtomicInteger();

        @Override
        public List<Segment> fetchAvailableSegments(String processorName) {
            if (left.getAndUpdate(failures -> Math.max(0, failures - 1)) > 0) {
                throw new IllegalStateException("The database is away");
            }
            return super.fetchAvailableSegments(processorName);
        }
    }

    private final class Listener {

        @EventHandler
        @SuppressWarnings({"UnusedMethod", "UnusedVariable"})
        void on(TransferRequested event) {
            heard.incrementAndGet();
        }
    }
}
