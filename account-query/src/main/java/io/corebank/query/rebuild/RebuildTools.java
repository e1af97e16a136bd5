package io.corebank.query.rebuild;

import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.postgres.DeadLetterRows;
import io.corebank.query.elastic.IndexSwitch;
import io.corebank.query.projection.Projections;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** What every rebuild works with. */
@Component
record RebuildTools(
        EventStore events,
        EventLog log,
        Projections projections,
        IndexSwitch elasticsearch,
        IndexScan scan,
        DeadLetterRows deadLetters,
        BuiltIndices indices) {}
