package io.corebank.eventstore.axonserver;

import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandCallback;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.callbacks.NoOpCallback;
import org.axonframework.common.Registration;
import org.axonframework.lifecycle.Lifecycle;
import org.axonframework.messaging.MessageDispatchInterceptor;
import org.axonframework.messaging.MessageHandler;
import org.axonframework.messaging.MessageHandlerInterceptor;

/** Sends commands through Axon Server, and fails with what the handler failed with, wherever that was. */
final class ArrivingCommandBus implements CommandBus, Lifecycle {

    private final AxonServerCommandBus server;
    private final RemoteFailures failures;

    ArrivingCommandBus(AxonServerCommandBus server, RemoteFailures failures) {
        this.server = server;
        this.failures = failures;
    }

    @Override
    public <C> void dispatch(CommandMessage<C> command) {
        dispatch(command, NoOpCallback.INSTANCE);
    }

    @Override
    public <C, R> void dispatch(CommandMessage<C> command, CommandCallback<? super C, ? super R> callback) {
        server.<C, R>dispatch(
                command,
                (sent, result) -> callback.onResult(
                        sent,
                        result.isExceptional()
                                ? GenericCommandResultMessage.asCommandResultMessage(
                                        failures.arrived(result.exceptionResult()))
                                : result));
    }

    @Override
    public void registerLifecycleHandlers(LifecycleRegistry lifecycle) {
        server.registerLifecycleHandlers(lifecycle);
    }

    @Override
    public Registration subscribe(String commandName, MessageHandler<? super CommandMessage<?>> handler) {
        return server.subscribe(commandName, handler);
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
