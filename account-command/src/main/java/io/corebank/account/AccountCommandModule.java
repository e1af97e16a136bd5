package io.corebank.account;

import org.axonframework.common.caching.Cache;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.snapshotting.RevisionSnapshotFilter;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The write side of accounts: import it, and the process opens accounts and moves their money. */
@Configuration(proxyBeanMethods = false)
@ComponentScan
@EnableScheduling
public class AccountCommandModule {

    @Bean
    SnapshotTriggerDefinition accountSnapshotTrigger(
            Snapshotter snapshotter, @Value("${bank.accounts.snapshot-every:500}") int events) {
        return new EventCountSnapshotTriggerDefinition(snapshotter, events);
    }

    /** By the name of the type: with its class, the filter would silently let every snapshot through. */
    @Bean
    SnapshotFilter accountSnapshotFilter() {
        return RevisionSnapshotFilter.builder()
                .type(Account.TYPE)
                .revision(Account.REVISION)
                .build();
    }

    @Bean
    Cache accountCache(@Value("${bank.accounts.cached:20000}") int accounts) {
        return new BoundedCache(accounts);
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
