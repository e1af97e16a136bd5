package io.corebank.account;

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
                .registerPooledStreamingEventProcessor(ExpiringHolds.GROUP)
                .registerListenerInvocationErrorHandler(
                        ExpiringHolds.GROUP, configuration -> PropagatingErrorHandler.instance());
    }
}
