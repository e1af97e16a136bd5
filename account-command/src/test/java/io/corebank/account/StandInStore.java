package io.corebank.account;

import io.corebank.api.Command;
import io.corebank.api.MetaDataKeys;
import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.RecordedOperation;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import tools.jackson.databind.json.JsonMapper;

/** Keeps operations in memory and executes each once, as the store of the bank does, so that the API can be tested. */
class StandInStore implements OperationLog, MessageHandlerInterceptor<CommandMessage<?>> {

    private final Map<String, RecordedOperation> recorded = new ConcurrentHashMap<>();
    private final AtomicLong position = new AtomicLong();
    private final JsonMapper json = JsonMapper.shared();

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
        if (recorded.containsKey(operationId)) {
            throw new DuplicateOperationException(recorded.get(operationId));
        }
        Object result = handler.proceed();
        long last = position.incrementAndGet();
        Object fingerprint = message.getMetaData().get(MetaDataKeys.FINGERPRINT);
        record(new RecordedOperation(
                operationId,
                fingerprint == null ? null : HexFormat.of().parseHex(fingerprint.toString()),
                false,
                result.getClass().getName(),
                json.writeValueAsString(result),
                last,
                Instant.now()));
        return new GenericCommandResultMessage<>(result, Map.of("position", last));
    }
}
