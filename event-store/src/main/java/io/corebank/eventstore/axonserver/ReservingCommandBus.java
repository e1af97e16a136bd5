package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.Operation;
import io.corebank.eventstore.OperationInProgressException;
import io.corebank.eventstore.OperationResolver;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.postgres.ReservedOperations;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.callbacks.NoOpCallback;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.Registration;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.modelling.command.ConcurrencyException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles the commands that Axon Server brings, each operation at most once. It is reserved before it runs; where a
 * reservation without an outcome is found, the aggregate's events tell whether it happened.
 */
final class ReservingCommandBus implements CommandBus {

    private static final Logger log = LoggerFactory.getLogger(ReservingCommandBus.class);
    private static final int MOST_ATTEMPTS = 4;

    private final CommandBus handlers;
    private final OperationResolver resolver;
    private final RoutingStrategy targets;
    private final ReservedOperations operations;
    private final OperationTrail trail;
    private final RemoteFailures failures;
    private final Clock clock;
    private final Set<String> running = ConcurrentHashMap.newKeySet();

    /**
     * Makes the bus.
     *
     * @param handlers handles a command on the thread that dispatches it
     * @param targets tells which aggregate a command is for
     */
    ReservingCommandBus(
            CommandBus handlers,
            OperationResolver resolver,
            RoutingStrategy targets,
            ReservedOperations operations,
            OperationTrail trail,
            RemoteFailures failures,
            Clock clock) {
        this.handlers = handlers;
        this.resolver = resolver;
        this.targets = targets;
        this.operations = operations;
        this.trail = trail;
        this.failures = failures;
        this.clock = clock;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, NoOpCallback.INSTANCE);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        Optional<Operation> operation = resolver.operationOf(command);
        if (operation.isEmpty()) {
            handlers.dispatch(command, callback);
            return;
        }
        callback.onResult(command, (CommandResultMessage<? extends R>) answer(command, operation.get()));
    }

    private CommandResultMessage<?> answer(CommandMessage<?> command, Operation operation) {
        String id = operation.operationId();
        if (!running.add(id)) {
            return failed(new OperationInProgressException(id), false);
        }
        try {
            boolean fresh = operations.reserve(id);
            Optional<RecordedOperation> earlier = operations.find(id);
            if (earlier.isPresent()) {
                keep(earlier.get());
                return failed(new DuplicateOperationException(earlier.get()), false);
            }
            return run(command, new Attempt(operation, !fresh));
        } catch (EventStoreException unreachable) {
            return failed(unreachable, false);
        } finally {
            running.remove(id);
        }
    }

    private CommandResultMessage<?> run(CommandMessage<?> command, Attempt attempt) {
        CommandResultMessage<?> result = attempt.run(() -> handled(command));
        for (int number = 1; number < MOST_ATTEMPTS && isConflict(result); number++) {
            attempt.startOver();
            result = attempt.run(() -> handled(command));
        }
        if (attempt.isResumed() && !(attempt.isAppending() && !result.isExceptional())) {
            Optional<RecordedOperation> happened = trail.find(
                    targets.getRoutingKey(command), attempt.operation().operationId(), Long.MAX_VALUE);
            if (happened.isPresent()) {
                keep(happened.get());
                return failed(new DuplicateOperationException(happened.get()), false);
            }
        }
        return result.isExceptional() ? refused(attempt, result.exceptionResult()) : done(attempt, result);
    }

    private static boolean isConflict(CommandResultMessage<?> result) {
        return result.isExceptional() && result.exceptionResult() instanceof ConcurrencyException;
    }

    private CommandResultMessage<?> handled(CommandMessage<?> command) {
        AtomicReference<CommandResultMessage<?>> answer = new AtomicReference<>();
        handlers.dispatch(command, (sent, result) -> answer.set(result));
        return Objects.requireNonNull(answer.get(), "a command is handled on the spot");
    }

    private CommandResultMessage<?> done(Attempt attempt, CommandResultMessage<?> result) {
        RecordedOperation outcome = trail.outcome(attempt.operation(), result.getPayload(), clock.instant());
        keep(outcome);
        return result.andMetaData(Map.of("position", outcome.position()));
    }

    /** The events tell it, too, so that a table that is out of reach takes nothing away from the answer. */
    private void keep(RecordedOperation outcome) {
        try {
            operations.record(outcome);
        } catch (EventStoreException unreachable) {
            log.warn("Operation {} is left for its events to tell", outcome.operationId(), unreachable);
        }
    }

    /** A no is only an answer once it is recorded, because no event tells it. */
    private CommandResultMessage<?> refused(Attempt attempt, Throwable failure) {
        Optional<String> word = failures.refusalIn(failure);
        if (word.isEmpty()) {
            return failed(failure, attempt.isAppending());
        }
        try {
            Operation operation = attempt.operation();
            operations.record(new RecordedOperation(
                    operation.operationId(),
                    operation.fingerprint(),
                    true,
                    "refusal",
                    "\"" + word.get() + "\"",
                    0,
                    clock.instant()));
            return failed(failure, false);
        } catch (EventStoreException unreachable) {
            return failed(new EventStoreUnavailableException("The refusal cannot be recorded", unreachable), false);
        }
    }

    private CommandResultMessage<?> failed(Throwable failure, boolean openEnded) {
        return GenericCommandResultMessage.asCommandResultMessage(failures.toTravel(failure, openEnded));
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return handlers.subscribe(commandName, handler);
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        return handlers.registerHandlerInterceptor(handlerInterceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
        return handlers.registerDispatchInterceptor(dispatchInterceptor);
    }
}
