package io.corebank.support.inspect;

import java.util.List;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** Serves {@code /api/v1/admin/aggregates} for every aggregate whose service is in this process, and the log itself. */
@AutoConfiguration
@Import({AggregateController.class, EventLogController.class})
public class InspectionConfiguration {

    @Bean
    AggregateInspector aggregateInspector(EventStore eventStore, List<AggregateRebuilder> rebuilders) {
        return new AggregateInspector(eventStore, rebuilders);
    }
}
