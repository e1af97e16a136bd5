package io.corebank.eventstore.axon;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateNotFoundException;

/**
 * Lets aggregates be of their own kind only. All kinds share one space of identifiers and one cache. A command for the
 * identifier of another kind's aggregate reaches that one, which has no handler for it, or meets an aggregate that does
 * not come to life by the other's events: there is no such aggregate, and trying again does not help.
 */
public final class OwnKind implements MessageHandlerInterceptor<CommandMessage<?>> {

    @Override
    public Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain) throws Exception {
        try {
            return chain.proceed();
        } catch (NoHandlerForCommandException | IncompatibleAggregateException ofAnotherKind) {
            throw new AggregateNotFoundException("", "The target of the command is of another kind", ofAnotherKind);
        }
    }
}
