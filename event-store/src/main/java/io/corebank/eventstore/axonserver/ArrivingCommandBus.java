package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.TooManyCommandsException;
import io.corebank.eventstore.axonserver.Lanes.Outgoing;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.callbacks.NoOpCallback;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.Registration;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends commands through Axon Server, and fails with what the handler failed with, wherever that was. Commands for one
 * target arrive in the order in which this process sent them, and those that have to wait for each other travel
 * together.
 *
 * @param <B> the bus that speaks to Axon Server
 */
final class ArrivingCommandBus<B extends CommandBus & Lifecycle> implements CommandBus, Lifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(ArrivingCommandBus.class);

    /** Longer than anybody waits for an answer; what has none until then holds up nobody any more. */
    private static final long PATIENCE_SECONDS = 15;

    private final B server;
    private final RemoteFailures failures;
    private final BundleCodec codec;
    private final RoutingStrategy targets;
    private final CommandBusSpanFactory spans;
    private final Lanes lanes;
    private final int limit;

    /**
     * Makes the bus.
     *
     * @param targets tells what a command is for
     * @param limit how many commands may wait for others
     */
    ArrivingCommandBus(
            B server,
            RemoteFailures failures,
            BundleCodec codec,
            RoutingStrategy targets,
            CommandBusSpanFactory spans,
            int limit) {
        this.server = server;
        this.failures = failures;
        this.codec = codec;
        this.targets = targets;
        this.spans = spans;
        this.limit = limit;
        this.lanes = new Lanes(limit);
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, NoOpCallback.INSTANCE);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        String target = targets.getRoutingKey(command);
        Outgoing outgoing = new Outgoing(
                spans.propagateContext(command),
                result -> callback.onResult(command, (CommandResultMessage<? extends R>) arrived(result)));
        switch (lanes.enter(target, outgoing)) {
            case FREE -> send(target, command, outgoing);
            case FULL -> outgoing.answer().accept(failed(new TooManyCommandsException(limit)));
            case QUEUED -> {}
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the answer tells of failures
    private void send(String target, CommandMessage<?> command, Outgoing outgoing) {
        CompletableFuture<CommandResultMessage<?>> answer = sent(command);
        goOnAfter(answer, target);
        answer.thenAccept(result -> tell(outgoing, result));
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the answer tells of failures
    private void sendNext(String target) {
        List<Outgoing> group = lanes.next(target);
        if (group.isEmpty()) {
            return;
        }
        CompletableFuture<CommandResultMessage<?>> answer = packed(target, group);
        goOnAfter(answer, target);
        answer.thenAccept(result -> spread(result, group));
    }

    private CompletableFuture<CommandResultMessage<?>> packed(String target, List<Outgoing> group) {
        try {
            return sent(codec.pack(target, group.stream().map(Outgoing::command).toList()));
        } catch (Throwable unsaid) {
            return CompletableFuture.completedFuture(failed(unsaid));
        }
    }

    private CompletableFuture<CommandResultMessage<?>> sent(CommandMessage<?> command) {
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
        try {
            server.dispatch(command, (same, result) -> answer.complete(result));
        } catch (Throwable refused) {
            answer.complete(failed(refused));
        }
        return answer;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void goOnAfter(CompletableFuture<?> answer, String target) {
        answer.copy().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).whenComplete((result, late) -> sendNext(target));
    }

    private void spread(CommandResultMessage<?> result, List<Outgoing> group) {
        List<CommandResultMessage<?>> results = resultsIn(result, group.size());
        for (int i = 0; i < group.size(); i++) {
            tell(group.get(i), results.get(i));
        }
    }

    /** One for each command, whatever it was that arrived. */
    private List<CommandResultMessage<?>> resultsIn(CommandResultMessage<?> result, int commands) {
        try {
            if (result.isExceptional()) {
                return Collections.nCopies(commands, result);
            }
            List<CommandResultMessage<?>> results = codec.results((Bundle.Answer) result.getPayload());
            return results.size() == commands
                    ? results
                    : Collections.nCopies(commands, RemoteFailures.unreadable("it has " + results.size() + " results"));
        } catch (RuntimeException e) {
            return Collections.nCopies(commands, RemoteFailures.unreadable(e.toString()));
        }
    }

    /** Whoever fails to take an answer keeps it from nobody else. */
    private static void tell(Outgoing outgoing, CommandResultMessage<?> result) {
        try {
            outgoing.answer().accept(result);
        } catch (Throwable e) {
            LOGGER.error(
                    "The callback of command [{}] failed", outgoing.command().getCommandName(), e);
        }
    }

    private CommandResultMessage<?> arrived(CommandResultMessage<?> result) {
        try {
            return result.isExceptional() ? failed(failures.arrived(result.exceptionResult())) : result;
        } catch (RuntimeException e) {
            return RemoteFailures.unreadable(e.toString());
        }
    }

    private static CommandResultMessage<?> failed(Throwable failure) {
        return GenericCommandResultMessage.asCommandResultMessage(failure);
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        server.registerLifecycleHandlers(lifecycle);
    }

    @SuppressWarnings("ShortCircuitBoolean") // both are cancelled
    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        Registration alone = server.subscribe(commandName, handler);
        Registration bundled = server.subscribe(Bundle.nameFor(commandName), handler);
        return () -> bundled.cancel() & alone.cancel();
    }

    @Override
    public Registration registerHandlerInterceptor(
            MessageHandlerInterceptor<? super CommandMessage<?>> handlerInterceptor) {
        return server.registerHandlerInterceptor(handlerInterceptor);
    }

    @Override
    public Registration registerDispatchInterceptor(
            MessageDispatchInterceptor<? super CommandMessage<?>> dispatchInterceptor) {
        return server.registerDispatchInterceptor(dispatchInterceptor);
    }
}
