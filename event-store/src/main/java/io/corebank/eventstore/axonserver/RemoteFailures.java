package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.OperationInProgressException;
import io.corebank.eventstore.RefusalCodec;
import io.corebank.eventstore.UnknownOutcomeException;
import io.corebank.eventstore.axonserver.RemoteFailure.Kind;
import java.util.Objects;
import java.util.Optional;
import org.axonframework.commandhandling.CommandExecutionException;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;

/** Turns what a command failed with into something that travels, and back into what a caller on the spot would get. */
final class RemoteFailures {

    private final RefusalCodec refusals;

    RemoteFailures(RefusalCodec refusals) {
        this.refusals = refusals;
    }

    /** The word of a definite no; empty for any other failure. */
    Optional<String> refusalIn(Throwable failure) {
        return refusals.write(failure);
    }

    /** @param openEnded whether events may have been on their way when the command failed */
    CommandExecutionException toTravel(Throwable failure, boolean openEnded) {
        return new CommandExecutionException(failure.getMessage(), failure, describe(failure, openEnded));
    }

    /** The answer to a command that has failed. */
    CommandResultMessage<?> answer(Throwable failure, boolean openEnded) {
        return GenericCommandResultMessage.asCommandResultMessage(toTravel(failure, openEnded));
    }

    /** What travels of a failure: what was described of it, or, of any other, that nobody knows what happened. */
    static RemoteFailure describedIn(Throwable failure) {
        return failure instanceof CommandExecutionException told
                ? told.<RemoteFailure>getDetails().orElseGet(() -> RemoteFailure.of(Kind.UNKNOWN, failure))
                : RemoteFailure.of(Kind.UNKNOWN, failure);
    }

    /** For an answer of another version, or of none of ours. The operation's id will tell what happened. */
    static CommandResultMessage<?> unreadable(String reason) {
        return GenericCommandResultMessage.asCommandResultMessage(
                new UnknownOutcomeException("The answer cannot be read: " + reason));
    }

    private RemoteFailure describe(Throwable failure, boolean openEnded) {
        if (failure instanceof DuplicateOperationException duplicate) {
            return new RemoteFailure(Kind.DUPLICATE, null, duplicate.recorded(), null);
        }
        return refusalIn(failure)
                .map(word -> new RemoteFailure(Kind.REFUSED, null, null, word))
                .orElseGet(() -> RemoteFailure.of(kindOf(failure, openEnded), failure));
    }

    private static Kind kindOf(Throwable failure, boolean openEnded) {
        if (failure instanceof AggregateNotFoundException) {
            return Kind.NOT_FOUND;
        }
        if (failure instanceof OperationInProgressException) {
            return Kind.IN_PROGRESS;
        }
        if (failure instanceof ConcurrencyException) {
            return Kind.CONFLICT;
        }
        return openEnded ? Kind.UNKNOWN : Kind.UNAVAILABLE;
    }

    /** What a caller gets for a failure that has travelled, or for one on the way. */
    Throwable arrived(Throwable failure) {
        if (failure instanceof CommandExecutionException remote) {
            return remote.<RemoteFailure>getDetails().map(this::restore).orElse(failure);
        }
        return failure instanceof NoHandlerForCommandException
                ? new EventStoreUnavailableException("No process handles this at the moment", failure)
                : failure;
    }

    private Throwable restore(RemoteFailure failure) {
        String message = String.valueOf(failure.message());
        return switch (failure.kind()) {
            case DUPLICATE -> new DuplicateOperationException(Objects.requireNonNull(failure.recorded()));
            case REFUSED -> refusals.read(Objects.requireNonNull(failure.refusal()));
            case NOT_FOUND -> new AggregateNotFoundException("", message);
            case IN_PROGRESS -> new OperationInProgressException(message);
            case CONFLICT -> new ConcurrencyException(message);
            case UNAVAILABLE -> new EventStoreUnavailableException(message);
            case UNKNOWN -> new UnknownOutcomeException(message);
        };
    }
}
