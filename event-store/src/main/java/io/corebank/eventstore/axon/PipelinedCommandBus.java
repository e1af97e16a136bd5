package io.corebank.eventstore.axon;

import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.Operation;
import io.corebank.eventstore.OperationResolver;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.commit.Committer;
import io.corebank.eventstore.commit.Lineage;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.lifecycle.Phase;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A command bus whose aggregates run ahead of the disk: commands are executed one after the other on states in memory,
 * while the answer to each waits until its events are durable. Commands with the same target keep their order.
 */
public final class PipelinedCommandBus extends SimpleCommandBus implements Lifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(PipelinedCommandBus.class);
    private static final long DRAIN_SECONDS = 10;

    private final Committer committer;
    private final Lineage lineage;
    private final Invokers invokers;
    private final InFlight inFlight;
    private final OperationResolver operations;
    private final OperationOutcomes outcomes;

    private PipelinedCommandBus(Builder builder) {
        super(builder);
        this.committer = builder.committer;
        this.lineage = builder.lineage;
        this.invokers = builder.invokers;
        this.inFlight = new InFlight(builder.limit);
        this.operations = builder.operations;
        this.outcomes = builder.outcomes;
        registerHandlerInterceptor(CommandExecution.interceptor(builder.resultSerializer));
    }

    /** How many commands have been taken and not been answered. */
    public int inFlight() {
        return inFlight.count();
    }

    /** Takes the command in and leaves the rest to its lane, whatever unit of work there is on this thread. */
    @Override
    protected <C, R> void handle(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            CommandCallback<? super C, ? super R> callback) {
        Operation operation;
        Lane lane;
        try {
            operation = operations.operationOf(command).orElse(null);
            lane = invokers.of(command);
            refuseWhileNotWriting();
            refuseDuplicate(operation);
            inFlight.enter(operation);
        } catch (RuntimeException refusal) {
            callback.onResult(command, GenericCommandResultMessage.asCommandResultMessage(refusal));
            return;
        }
        CommandInFlight.Attempt<R> attempt = handled -> attempt(command, handler, operation, handled);
        new CommandInFlight<>(
                        operation, attempt, result -> answer(command, operation, callback, result), lane, outcomes)
                .start();
    }

    private <C, R> void attempt(
            CommandMessage<C> command,
            MessageHandler<? super CommandMessage<?>> handler,
            @Nullable Operation operation,
            CommandInFlight.Handled<R> handled) {
        CommandExecution execution = new CommandExecution(lineage, operation, committer);
        CommandCallback<C, R> callback = (handledCommand, result) -> handled.accept(cast(result), execution.ticket());
        try {
            execution.run(() -> super.handle(command, handler, callback));
        } catch (Throwable broken) {
            execution.abandon(lineage);
            throw broken;
        }
    }

    @SuppressWarnings("unchecked")
    private static <R> CommandResultMessage<R> cast(CommandResultMessage<? extends R> result) {
        return (CommandResultMessage<R>) result;
    }

    private <C, R> void answer(
            CommandMessage<C> command,
            @Nullable Operation operation,
            CommandCallback<? super C, ? super R> callback,
            CommandResultMessage<R> result) {
        inFlight.leave(operation);
        try {
            callback.onResult(command, result);
        } catch (RuntimeException e) {
            LOGGER.error("The callback of command [{}] failed", command.getCommandName(), e);
        }
    }

    private void refuseWhileNotWriting() {
        if (!committer.isWriting()) {
            throw new EventStoreUnavailableException("This process is not the writer of the log");
        }
    }

    private void refuseDuplicate(@Nullable Operation operation) {
        if (operation == null) {
            return;
        }
        Optional<RecordedOperation> recent = outcomes.recent(operation.operationId());
        if (recent.isPresent()) {
            throw new DuplicateOperationException(recent.get());
        }
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        lifecycle.onShutdown(Phase.LOCAL_MESSAGE_HANDLER_REGISTRATIONS, this::shutDown);
    }

    /** Takes no more commands, and waits for the answers to those that are in. */
    public void shutDown() {
        inFlight.drain(DRAIN_SECONDS, TimeUnit.SECONDS);
        invokers.stop();
    }

    /** Everything that the bus works with, beside what any command bus does. */
    public static final class Builder extends SimpleCommandBus.Builder {

        private final Committer committer;
        private final Lineage lineage;
        private final Invokers invokers;
        private final OperationResolver operations;
        private final OperationOutcomes outcomes;
        private final Serializer resultSerializer;
        private final int limit;

        Builder(
                Committer committer,
                Lineage lineage,
                Invokers invokers,
                OperationResolver operations,
                OperationOutcomes outcomes,
                Serializer resultSerializer,
                int limit) {
            this.committer = committer;
            this.lineage = lineage;
            this.invokers = invokers;
            this.operations = operations;
            this.outcomes = outcomes;
            this.resultSerializer = resultSerializer;
            this.limit = limit;
        }

        @Override
        public PipelinedCommandBus build() {
            transactionManager(NoTransactionManager.INSTANCE);
            return new PipelinedCommandBus(this);
        }
    }
}
