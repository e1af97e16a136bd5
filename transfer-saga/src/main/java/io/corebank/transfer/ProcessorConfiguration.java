package io.corebank.transfer;

import io.corebank.eventstore.axon.CoordinatorExecutor;
import io.corebank.eventstore.postgres.PostgresTokenStore;
import java.time.Duration;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;

/**
 * The processors of this service. A failure stops a batch, which is then tried again, instead of being logged and
 * skipped.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {

    private static final int SAGA_SEGMENTS = 4;

    /** Whatever has come meanwhile is taken in one transaction; nobody waits for a batch to be full. */
    private static final int LARGEST_BATCH = 200;

    /** Between the batches of lists that are looked at every now and then. */
    private static final Duration REST = Duration.ofMillis(50);

    /** Between the steps of a transfer, and for those who wait for its end. */
    private static final Duration NO_REST = Duration.ZERO;

    /** Where a processor begins that has no token. */
    private interface Beginning {
        TrackingToken in(StreamableMessageSource<TrackedEventMessage<?>> events);
    }

    /** The saga may begin at the head, since the sweeper looks after what is past; the list of open ones may not. */
    @Bean
    ConfigurerModule transferProcessors() {
        return configurer -> configurer.eventProcessing(processing -> {
            register(processing, TransferSaga.GROUP, SAGA_SEGMENTS, NO_REST, StreamableMessageSource::createHeadToken);
            register(processing, OpenTransfers.GROUP, 1, REST, StreamableMessageSource::createTailToken);
            register(processing, StandingOrderList.GROUP, 1, REST, StreamableMessageSource::createTailToken);
            register(processing, TransferOutcomes.GROUP, 1, NO_REST, StreamableMessageSource::createHeadToken);
            processing.registerPooledStreamingEventProcessorConfiguration(TransferSaga.GROUP, (configuration, saga) -> {
                PostgresTokenStore.defer(configuration, TransferSaga.GROUP);
                return saga;
            });
            processing.registerTokenStore(TransferOutcomes.GROUP, configuration -> new InMemoryTokenStore());
        });
    }

    private static void register(
            EventProcessingConfigurer processing, String group, int segments, Duration rest, Beginning beginning) {
        processing
                .registerPooledStreamingEventProcessor(
                        group, Configuration::eventStore, (configuration, processor) -> processor
                                .initialSegmentCount(segments)
                                .batchSize(LARGEST_BATCH)
                                .coordinatorExecutor(CoordinatorExecutor.of(configuration, group, () -> rest))
                                .initialToken(beginning::in))
                .registerListenerInvocationErrorHandler(group, configuration -> PropagatingErrorHandler.instance())
                .registerErrorHandler(group, configuration -> PropagatingErrorHandler.instance());
    }
}
