package io.corebank.account;

import io.corebank.eventstore.axon.CoordinatorExecutor;
import java.time.Duration;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.snapshotting.RevisionSnapshotFilter;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The write side of accounts: import it, and the process opens accounts and moves their money. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableScheduling
public class AccountCommandModule {

    /** Whatever has come meanwhile is taken in one transaction; nobody waits for a batch to be full. */
    private static final int LARGEST_BATCH = 200;

    /** Between batches. A hold that expires has all the time it takes to note it down. */
    private static final Duration REST = Duration.ofMillis(50);

    /** By the name of the type: with its class, the filter would silently let every snapshot through. */
    @Bean
    SnapshotFilter accountSnapshotFilter() {
        return RevisionSnapshotFilter.builder()
                .type(Account.TYPE)
                .revision(Account.REVISION)
                .build();
    }

    /** A hold must not stay for ever because an event was skipped, so that its processor retries instead. */
    @Autowired
    void holdExpiry(EventProcessingConfigurer processing) {
        processing
                .registerPooledStreamingEventProcessor(
                        ExpiringHolds.GROUP,
                        org.axonframework.config.Configuration::eventStore,
                        (configuration, processor) -> processor
                                .initialSegmentCount(1)
                                .batchSize(LARGEST_BATCH)
                                .coordinatorExecutor(
                                        CoordinatorExecutor.of(configuration, ExpiringHolds.GROUP, () -> REST)))
                .registerListenerInvocationErrorHandler(
                        ExpiringHolds.GROUP, configuration -> PropagatingErrorHandler.instance());
    }
}
