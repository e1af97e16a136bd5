package io.corebank.query.projection;

import io.corebank.eventstore.axon.CoordinatorExecutor;
import io.corebank.eventstore.postgres.PostgresTokenStore;
import io.corebank.query.elastic.Projection;
import io.corebank.support.processors.ProcessorAction;
import io.corebank.support.processors.ProcessorRule;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.StreamableMessageSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;

/**
 * The processors of the projections: from the first event on, in large batches, one segment each, because a position is
 * reached only when everything before it is. A failure stops the batch instead of being logged and skipped.
 */
@org.springframework.context.annotation.Configuration
class ProcessorConfiguration {

    /** While nobody waits for an event to be visible. */
    private static final Duration REST = Duration.ofMillis(50);

    private static final Set<ProcessorAction> DIVISIONS = Set.of(ProcessorAction.SPLIT, ProcessorAction.MERGE);

    @Bean
    ConfigurerModule projectionProcessors(ObjectProvider<Projections> projections) {
        return configurer -> configurer.eventProcessing(processing -> {
            for (Projection projection : Projection.values()) {
                processing
                        .registerPooledStreamingEventProcessor(
                                projection.group(), Configuration::eventStore, (configuration, processor) -> {
                                    PostgresTokenStore.defer(configuration, projection.group());
                                    return processor
                                            .initialSegmentCount(1)
                                            .batchSize(ProjectionBatch.MOST_EVENTS)
                                            .coordinatorExecutor(
                                                    coordinator(projection, projections.getObject(), configuration))
                                            .initialToken(StreamableMessageSource::createTailToken);
                                })
                        .registerListenerInvocationErrorHandler(
                                projection.group(), configuration -> PropagatingErrorHandler.instance())
                        .registerErrorHandler(projection.group(), configuration -> PropagatingErrorHandler.instance());
            }
        });
    }

    /** Hands out events less often while nobody waits for one to be visible; then only bulks are kept apart. */
    private static CoordinatorExecutor coordinator(
            Projection projection, Projections projections, Configuration configuration) {
        ProjectionProgress progress = projections.progress(projection);
        CoordinatorExecutor executor = CoordinatorExecutor.of(
                configuration, projection.group(), () -> progress.isAwaited() ? Duration.ZERO : REST);
        progress.onDemand(executor::hurry);
        return executor;
    }

    /** A position that several segments share is reached by none of them alone. */
    @Bean
    ProcessorRule projectionsHaveOneSegment() {
        Set<String> groups =
                Arrays.stream(Projection.values()).map(Projection::group).collect(Collectors.toUnmodifiableSet());
        return (processor, action) -> groups.contains(processor) && DIVISIONS.contains(action)
                ? Optional.of("A projection has one segment, because its position is one that is reached in order.")
                : Optional.empty();
    }
}
