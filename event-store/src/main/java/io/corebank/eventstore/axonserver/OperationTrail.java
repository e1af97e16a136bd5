package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.Operation;
import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.RecordedOperation;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the outcome of an operation into the metadata of its last event, which is stored with the others or not at
 * all. So the events themselves tell, after any crash, whether an operation happened and what it answered.
 */
final class OperationTrail implements MessageDispatchInterceptor<EventMessage<?>> {

    private static final String ID = "outcomeOf";
    private static final String FINGERPRINT = "outcomeFingerprint";
    private static final String TYPE = "outcomeType";
    private static final String BODY = "outcome";

    private final EventStore events;
    private final Serializer serializer;
    private final LongSupplier head;
    private final OperationLog operations;

    /**
     * Reads the trail, and leaves it.
     *
     * @param head the position of the newest event
     * @param operations the outcomes that are recorded
     */
    OperationTrail(EventStore events, Serializer serializer, LongSupplier head, OperationLog operations) {
        this.operations = operations;
        this.events = events;
        this.serializer = serializer;
        this.head = head;
    }

    /** What became of an operation that somebody else has run too: a refusal is recorded, and events tell the rest. */
    Optional<RecordedOperation> past(String aggregateId, String operationId, long beforeSequence) {
        return operations.find(operationId).or(() -> find(aggregateId, operationId, beforeSequence));
    }

    private Optional<RecordedOperation> find(String aggregateId, String operationId, long beforeSequence) {
        return events.readEvents(aggregateId, 0)
                .asStream()
                .takeWhile(event -> event.getSequenceNumber() < beforeSequence)
                .filter(event -> operationId.equals(event.getMetaData().get(ID)))
                .findFirst()
                .map(event -> outcomeIn(event, operationId));
    }

    /** A result as it is recorded; it may be null. */
    RecordedOperation outcome(Operation operation, @Nullable Object result, long position, Instant at) {
        SerializedObject<String> body = serializer.serialize(result, String.class);
        return new RecordedOperation(
                operation.operationId(),
                operation.fingerprint(),
                false,
                body.getType().getName(),
                body.getData(),
                position,
                at);
    }

    /** Where the log ends. */
    long head() {
        return head.getAsLong();
    }

    @Override
    public BiFunction<Integer, EventMessage<?>, EventMessage<?>> handle(List<? extends EventMessage<?>> batch) {
        Attempt attempt = Attempt.current();
        if (attempt == null || batch.isEmpty() || !CurrentUnitOfWork.isStarted()) {
            return (index, event) -> event;
        }
        if (attempt.isGroup()) {
            if (!attempt.isAppending() && isTakenOver(attempt, batch.get(0))) {
                throw new ConcurrencyException("Another process runs operations of this group");
            }
            attempt.append();
            return outcomesOf(attempt, batch);
        }
        if (attempt.isResumed() || isTakenOver(attempt, batch.get(0))) {
            refuseWhatHasHappened(attempt.operation(), batch.get(0));
        }
        attempt.append();
        Object result = CurrentUnitOfWork.get().getExecutionResult().getResult().getPayload();
        Map<String, Object> outcome = outcomeOf(attempt.operation(), result);
        int last = batch.size() - 1;
        return (index, event) -> index == last ? event.andMetaData(outcome) : event;
    }

    /**
     * A state that was read after the operation was reserved may have in it what another process did, which took the
     * operation over in between. Whatever rests on an older one, the store does not take then.
     */
    private static boolean isTakenOver(Attempt attempt, EventMessage<?> first) {
        boolean older = first instanceof DomainEventMessage<?> event
                && (event.getSequenceNumber() == 0 || attempt.isOlderThanReserved(event.getAggregateIdentifier()));
        return !older && attempt.isTakenOver();
    }

    /** The store takes these events only at their sequence, so that what is before it cannot change any more. */
    private void refuseWhatHasHappened(Operation operation, EventMessage<?> first) {
        if (first instanceof DomainEventMessage<?> event) {
            past(event.getAggregateIdentifier(), operation.operationId(), event.getSequenceNumber())
                    .ifPresent(happened -> {
                        throw new DuplicateOperationException(happened);
                    });
        }
    }

    /** Names the operation in the events that it is going to publish, when it is one of a group. */
    static CorrelationDataProvider naming(Operation operation) {
        return message -> Map.of(ID, operation.operationId());
    }

    /** Every event of a group names its operation so far; from here on only the last one of each does. */
    private BiFunction<Integer, EventMessage<?>, EventMessage<?>> outcomesOf(
            Attempt group, List<? extends EventMessage<?>> batch) {
        Map<Object, Integer> last = new HashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            last.put(String.valueOf(batch.get(i).getMetaData().get(ID)), i);
        }
        return (index, event) -> {
            String id = text(event, ID);
            Attempt.Done done = group.doneAs(id);
            return done != null && index.equals(last.get(id))
                    ? event.andMetaData(outcomeOf(done.operation(), done.result()))
                    : event.withMetaData(event.getMetaData().withoutKeys(Set.of(ID)));
        };
    }

    private Map<String, Object> outcomeOf(Operation operation, @Nullable Object result) {
        SerializedObject<String> body = serializer.serialize(result, String.class);
        byte[] fingerprint = operation.fingerprint();
        return Map.of(
                ID,
                operation.operationId(),
                FINGERPRINT,
                fingerprint == null ? "" : HexFormat.of().formatHex(fingerprint),
                TYPE,
                body.getType().getName(),
                BODY,
                body.getData());
    }

    private RecordedOperation outcomeIn(DomainEventMessage<?> event, String operationId) {
        String fingerprint = text(event, FINGERPRINT);
        return new RecordedOperation(
                operationId,
                fingerprint.isEmpty() ? null : HexFormat.of().parseHex(fingerprint),
                false,
                text(event, TYPE),
                text(event, BODY),
                head.getAsLong(),
                event.getTimestamp());
    }

    private static String text(EventMessage<?> event, String key) {
        return String.valueOf(event.getMetaData().get(key));
    }
}
