package io.corebank.eventstore.axon;

import io.corebank.eventstore.Operation;
import io.corebank.eventstore.commit.Committer;
import io.corebank.eventstore.commit.Lineage;
import io.corebank.eventstore.commit.NewOperation;
import io.corebank.eventstore.commit.Ticket;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to handle a command, on one thread. Its unit of work does not wait for durability: it leaves a ticket, on
 * which the caller's answer hangs.
 */
final class CommandExecution {

    private static final ThreadLocal<@Nullable CommandExecution> CURRENT = new ThreadLocal<>();

    private final Draft draft;
    private final @Nullable Operation operation;
    private final Committer committer;

    CommandExecution(Lineage lineage, @Nullable Operation operation, Committer committer) {
        this.draft = new Draft(lineage);
        this.operation = operation;
        this.committer = committer;
    }

    /** Whether the draft is that of a command in execution on this thread, whose bus takes care of it. */
    static boolean owns(Draft draft) {
        CommandExecution current = CURRENT.get();
        return current != null && current.draft == draft;
    }

    /** Handles the command by what is given, on this thread. */
    void run(Runnable handling) {
        CURRENT.set(this);
        try {
            handling.run();
        } finally {
            CURRENT.remove();
        }
    }

    /** The ticket of a command that was handled; writes nothing when its unit of work was rolled back. */
    Ticket ticket() {
        return draft.submitSeenTo(committer);
    }

    /**
     * The unit of work has ended without a word, and so without a rollback: unless its events are on their way,
     * whatever it has seen in memory may be ahead of them.
     */
    void abandon(Lineage lineage) {
        if (draft.submitted() == null) {
            draft.seen().forEach(lineage::poison);
        }
    }

    /** Ties the unit of work of a command to its execution, around every other interceptor. */
    static MessageHandlerInterceptor<CommandMessage<?>> interceptor(Serializer serializer) {
        return (unitOfWork, chain) -> {
            CommandExecution current = CURRENT.get();
            return current == null ? chain.proceed() : current.proceed(unitOfWork, chain, serializer);
        };
    }

    private @Nullable Object proceed(
            UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain, Serializer serializer)
            throws Exception {
        draft.bindTo(unitOfWork);
        try {
            Object result = chain.proceed();
            if (operation != null) {
                draft.be(recordOf(operation, result, serializer));
            }
            return result;
        } finally {
            // Registered last, it fires first: before any other transaction of the unit of work commits.
            unitOfWork.onCommit(committing -> draft.submitTo(committer));
        }
    }

    private static NewOperation recordOf(Operation operation, @Nullable Object result, Serializer serializer) {
        Object payload = result instanceof Message<?> message ? message.getPayload() : result;
        if (payload == null) {
            return new NewOperation(operation, "void", "null");
        }
        SerializedObject<String> serialized = serializer.serialize(payload, String.class);
        return new NewOperation(operation, serialized.getType().getName(), serialized.getData());
    }
}
