package io.corebank.eventstore.axonserver;

import java.util.List;
import java.util.function.Function;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.callbacks.NoOpCallback;
import org.axonframework.common.Registration;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.tracing.NoOpSpanFactory;
import org.axonframework.tracing.Span;

/** Handles the commands that Axon Server brings, alone or in a {@link Bundle}, each operation at most once. */
final class ReservingCommandBus implements CommandBus {

    @SuppressWarnings("UnnecessaryLambda") // a name says what it is for
    private static final Function<CommandMessage<?>, Span> HAS_ONE_ALREADY =
            command -> NoOpSpanFactory.INSTANCE.createInternalSpan(command::getCommandName);

    private final CommandBus handlers;
    private final OperationRunner runner;
    private final BundleCodec codec;
    private final CommandBusSpanFactory spans;

    /** @param handlers handles a command on the thread that dispatches it */
    ReservingCommandBus(CommandBus handlers, OperationRunner runner, BundleCodec codec, CommandBusSpanFactory spans) {
        this.handlers = handlers;
        this.runner = runner;
        this.codec = codec;
        this.spans = spans;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, NoOpCallback.INSTANCE);
    }

    @Override
    @SuppressWarnings("unchecked")
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        callback.onResult(command, (CommandResultMessage<? extends R>) answer(command));
    }

    private CommandResultMessage<?> answer(CommandMessage<?> command) {
        if (command.getPayload() instanceof Bundle bundle) {
            List<CommandResultMessage<?>> results =
                    runner.run(codec.unpack(bundle), unpacked -> spans.createHandleCommandSpan(unpacked, true));
            return GenericCommandResultMessage.asCommandResultMessage(codec.answer(results));
        }
        return runner.run(List.of(command), HAS_ONE_ALREADY).get(0);
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
