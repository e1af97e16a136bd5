package io.corebank.transfer;

import io.corebank.api.Command;
import io.corebank.api.MetaDataKeys;
import io.corebank.eventstore.ChainVerification;
import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.StoredEvent;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.json.JsonMapper;

/** Executes each operation once and numbers what it did, as the store of the bank does, in memory. */
class StandInStore implements OperationLog, EventLog, MessageHandlerInterceptor<CommandMessage<?>> {

    private final Map<String, RecordedOperation> recorded = new ConcurrentHashMap<>();
    private final AtomicLong position = new AtomicLong();
    private final JsonMapper json = JsonMapper.shared();
    private final ObjectProvider<EventStore> events;

    StandInStore(ObjectProvider<EventStore> events) {
        this.events = events;
    }

    @Override
    public Optional<RecordedOperation> find(String operationId) {
        return Optional.ofNullable(recorded.get(operationId));
    }

    @Override
    public RecordedOperation record(RecordedOperation outcome) {
        RecordedOperation earlier = recorded.putIfAbsent(outcome.operationId(), outcome);
        return earlier == null ? outcome : earlier;
    }

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> work, InterceptorChain handler) throws Exception {
        CommandMessage<?> message = work.getMessage();
        String operationId = ((Command) message.getPayload()).operationId();
        RecordedOperation earlier = recorded.get(operationId);
        if (earlier != null) {
            throw new DuplicateOperationException(earlier);
        }
        Object result = handler.proceed();
        long last = position.incrementAndGet();
        Object fingerprint = message.getMetaData().get(MetaDataKeys.FINGERPRINT);
        RecordedOperation outcome = new RecordedOperation(
                operationId,
                fingerprint == null ? null : HexFormat.of().parseHex(fingerprint.toString()),
                false,
                result.getClass().getName(),
                json.writeValueAsString(result),
                last,
                Instant.now());
        work.onCommit(committed -> record(outcome));
        return new GenericCommandResultMessage<>(result, Map.of("position", last));
    }

    @Override
    public long head() {
        return position.get();
    }

    /** The events with made-up positions: only that there is one, and that it grows, matters here. */
    @Override
    public List<StoredEvent> ofAggregate(String aggregateId, long fromSequence, int limit) {
        return events.getObject()
                .readEvents(aggregateId, fromSequence)
                .asStream()
                .limit(limit)
                .map(event -> new StoredEvent(
                        1_000 + event.getSequenceNumber(),
                        aggregateId,
                        event.getType(),
                        event.getSequenceNumber(),
                        event.getPayloadType().getSimpleName(),
                        null,
                        event.getTimestamp(),
                        event.getIdentifier(),
                        "{}",
                        "{}",
                        ""))
                .toList();
    }

    @Override
    public ChainVerification verify(String aggregateId) {
        return new ChainVerification(aggregateId, 0, true, null);
    }
}
