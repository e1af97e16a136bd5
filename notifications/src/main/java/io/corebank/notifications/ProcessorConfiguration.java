package io.corebank.notifications;

import io.corebank.support.processors.ProcessorAction;
import io.corebank.support.processors.ProcessorRule;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.context.annotation.Bean;

/**
 * The processor of this service: one segment, since deliveries are taken down in the order of the log. Without a token
 * it goes on where it was, and the very first time it begins at the head.
 */
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
class ProcessorConfiguration {

    /** Events in one transaction at most. */
    static final int BATCH = 500;

    private static final Set<ProcessorAction> DIVISIONS = Set.of(ProcessorAction.SPLIT, ProcessorAction.MERGE);

    @Bean
    ConfigurerModule webhookProcessor(Progress progress) {
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerPooledStreamingEventProcessor(
                        WebhookFeed.GROUP, Configuration::eventStore, (configuration, processor) -> processor
                                .initialSegmentCount(1)
                                .batchSize(BATCH)
                                .initialToken(events -> beginning(progress, events)))
                .registerListenerInvocationErrorHandler(
                        WebhookFeed.GROUP, configuration -> PropagatingErrorHandler.instance())
                .registerErrorHandler(WebhookFeed.GROUP, configuration -> PropagatingErrorHandler.instance()));
    }

    @Bean
    ProcessorRule webhooksAreToldOnceAndInOrder() {
        return (processor, action) -> {
            if (!processor.equals(WebhookFeed.GROUP)) {
                return Optional.empty();
            }
            if (action == ProcessorAction.RESET) {
                return Optional.of("Receivers were told already. Have deliveries sent again instead.");
            }
            return DIVISIONS.contains(action)
                    ? Optional.of("Webhooks have one segment, because deliveries are taken down in order.")
                    : Optional.empty();
        };
    }

    private static TrackingToken beginning(Progress progress, StreamableMessageSource<TrackedEventMessage<?>> events) {
        return progress.position()
                .<TrackingToken>map(GlobalSequenceTrackingToken::new)
                .orElseGet(events::createHeadToken);
    }
}
