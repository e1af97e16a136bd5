package io.corebank.query;

import io.corebank.eventstore.ChainVerification;
import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.StoredEvent;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration
class InMemoryStore {

    @Bean
    EventStorageEngine storageEngine() {
        return new InMemoryEventStorageEngine(1);
    }

    @Bean
    EmbeddedEventStore eventStore(EventStorageEngine engine) {
        return EmbeddedEventStore.builder().storageEngine(engine).build();
    }

    @Bean
    TokenStore tokenStore() {
        return new InMemoryTokenStore();
    }

    @Bean
    EventLog eventLog(EventStorageEngine engine) {
        return new EventLog() {
            @Override
            public long head() {
                return engine.createHeadToken() == null
                        ? 0
                        : engine.createHeadToken().position().orElse(0);
            }

            @Override
            public List<StoredEvent> ofAggregate(String aggregateId, long fromSequence, int limit) {
                throw new UnsupportedOperationException();
            }

            @Override
            public ChainVerification verify(String aggregateId) {
                throw new UnsupportedOperationException();
            }
        };
    }

    @Bean
    OperationLog operationLog() {
        return new OperationLog() {
            @Override
            public Optional<RecordedOperation> find(String operationId) {
                return Optional.empty();
            }

            @Override
            public RecordedOperation record(RecordedOperation outcome) {
                return outcome;
            }
        };
    }
}
