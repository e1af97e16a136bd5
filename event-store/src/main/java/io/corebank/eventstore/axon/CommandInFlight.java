package io.corebank.eventstore.axon;

import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.Operation;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.commit.Ticket;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandResultMessage;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;

/**
 * One command from its lane to its answer. The answer, a refusal too, waits until everything that was seen and done is
 * durable; if that fails because an earlier command did, this one is decided again.
 */
final class CommandInFlight<R> {

    /** Under this key a result's metadata has the position of the last event of its command. */
    static final String POSITION = "position";

    private static final int MOST_ATTEMPTS = 10;

    /** Handles the command once, on the calling thread, and hands over its result and its ticket. */
    interface Attempt<R> {
        void run(Handled<R> handled);
    }

    /** Takes the result of an attempt, and the ticket on which it hangs. */
    interface Handled<R> {
        void accept(CommandResultMessage<R> result, Ticket ticket);
    }

    private final @Nullable Operation operation;
    private final Attempt<R> attempt;
    private final Consumer<CommandResultMessage<R>> answer;
    private final Lane lane;
    private final OperationOutcomes outcomes;
    private int attempts;

    CommandInFlight(
            @Nullable Operation operation,
            Attempt<R> attempt,
            Consumer<CommandResultMessage<R>> answer,
            Lane lane,
            OperationOutcomes outcomes) {
        this.operation = operation;
        this.attempt = attempt;
        this.answer = answer;
        this.lane = lane;
        this.outcomes = outcomes;
    }

    /** May execute the command on this thread. */
    void start() {
        attempts++;
        lane.runHere(this::execute);
    }

    private void startAgain() {
        attempts++;
        lane.execute(this::execute);
    }

    private void execute() {
        try {
            attempt.run(this::handled);
        } catch (Throwable broken) {
            // Axon answers with exceptions, but lets an Error pass that comes while the unit of work commits.
            fail(broken);
        }
    }

    private void handled(CommandResultMessage<R> result, Ticket ticket) {
        ticket.whenAnswered((position, failure) -> {
            if (failure == null) {
                succeeded(result, ticket, position);
            } else if (isWorthAnotherAttempt(failure)) {
                startAgain();
            } else {
                remember(failure);
                fail(failure);
            }
        });
    }

    private boolean isWorthAnotherAttempt(Throwable failure) {
        return failure instanceof ConcurrencyException
                && !(failure instanceof AggregateStreamCreationException)
                && attempts < MOST_ATTEMPTS;
    }

    private void succeeded(CommandResultMessage<R> result, Ticket ticket, long position) {
        RecordedOperation recorded = ticket.recorded();
        if (recorded != null) {
            outcomes.remember(recorded);
        } else if (operation != null && result.isExceptional()) {
            answerUnlessRecorded(operation, result);
            return;
        }
        answer.accept(position > 0 ? result.andMetaData(Map.of(POSITION, position)) : result);
    }

    /** A command that is refused may have been done before: then that is the answer. */
    private void answerUnlessRecorded(Operation refused, CommandResultMessage<R> result) {
        outcomes.lookUp(refused.operationId(), (found, failure) -> {
            if (failure != null) {
                fail(new EventStoreUnavailableException("The operations cannot be read", failure));
                return;
            }
            answer.accept(duplicateOf(found).orElse(result));
        });
    }

    private Optional<CommandResultMessage<R>> duplicateOf(Optional<RecordedOperation> found) {
        return found.map(earlier -> exceptional(new DuplicateOperationException(earlier)));
    }

    private void remember(Throwable failure) {
        if (failure instanceof DuplicateOperationException duplicate) {
            outcomes.remember(duplicate.recorded());
        }
    }

    private void fail(Throwable failure) {
        answer.accept(exceptional(failure));
    }

    private static <R> CommandResultMessage<R> exceptional(Throwable failure) {
        return GenericCommandResultMessage.asCommandResultMessage(failure);
    }
}
