package io.corebank.query.projection;

import io.corebank.query.elastic.Projection;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;

/**
 * The processors of the projections: from the first event on, in large batches, one segment each, because a position is
 * reached only when everything before it is. A failure stops the batch instead of being logged and skipped.
 */
@org.springframework.context.annotation.Configuration
class ProcessorConfiguration {

    private static final int BATCH = 500;

    @Bean
    ConfigurerModule projectionProcessors() {
        return configurer -> configurer.eventProcessing(processing -> {
            for (Projection projection : Projection.values()) {
                processing
                        .registerPooledStreamingEventProcessor(
                                projection.group(), Configuration::eventStore, (configuration, processor) -> processor
                                        .initialSegmentCount(1)
                                        .batchSize(BATCH)
                                        .initialToken(StreamableMessageSource::createTailToken))
                        .registerListenerInvocationErrorHandler(
                                projection.group(), configuration -> PropagatingErrorHandler.instance())
                        .registerErrorHandler(projection.group(), configuration -> PropagatingErrorHandler.instance());
            }
        });
    }
}
