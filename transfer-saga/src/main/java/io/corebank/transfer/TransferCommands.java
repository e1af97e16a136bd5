package io.corebank.transfer;

import io.corebank.api.Command;
import io.corebank.api.MetaDataKeys;
import io.corebank.api.Refusal;
import io.corebank.api.account.command.LegOutcome;
import io.corebank.api.account.command.TransferLeg;
import io.corebank.api.standing.command.StandingOrderCommand;
import io.corebank.api.standing.command.StandingOrderReceipt;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.eventstore.DuplicateOperationException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * Sends a transfer's commands without waiting. An unclear outcome is asked for again, a few times and under the same
 * operation id; what is unclear even then is left to {@link TransferSweeper}. Nothing is concluded from silence.
 */
class TransferCommands {

    private static final Logger log = LoggerFactory.getLogger(TransferCommands.class);

    private static final int MOST_ATTEMPTS = 5;

    private final CommandBus commands;
    private final Executor retries;
    private final JsonMapper json;
    private final Duration patience;
    private final Duration firstPause;

    TransferCommands(CommandBus commands, Executor retries, JsonMapper json, Duration patience, Duration firstPause) {
        this.commands = commands;
        this.retries = retries;
        this.json = json;
        this.patience = patience;
        this.firstPause = firstPause;
    }

    /** What came back, and whether it had been recorded before, so that no new event will tell of it. */
    record Answer(Object result, boolean recorded) {}

    /** Sends and forgets: an event tells the outcome. One recorded earlier has no new event, and is passed on here. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void send(Command command) {
        ask(command, Map.of()).whenComplete((answer, failure) -> {
            if (failure != null) {
                log.warn("{} got no answer ({}); the sweeper asks again", nameOf(command), nameOf(unwrap(failure)));
                return;
            }
            if (answer.recorded() && command instanceof TransferLeg leg) {
                send(TransferProtocol.after(leg, (LegOutcome) answer.result()));
            }
        });
    }

    /** Asks an account, and again where the answer is unclear. */
    CompletableFuture<LegOutcome> ask(TransferLeg leg, Map<String, ?> metaData) {
        return ask((Command) leg, metaData).thenApply(answer -> (LegOutcome) answer.result());
    }

    CompletableFuture<Answer> ask(Command command, Map<String, ?> metaData) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        attempt(new GenericCommandMessage<>(command, metaData), 1, answer);
        return answer;
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void attempt(CommandMessage<Command> message, int attempt, CompletableFuture<Answer> answer) {
        CommandMessage<Command> sent =
                attempt == 1 ? message : message.andMetaData(Map.of(MetaDataKeys.ATTEMPT, attempt));
        dispatch(sent).orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS).whenComplete((result, failure) -> {
            if (failure == null) {
                answer.complete(result);
                return;
            }
            conclude(message, attempt, answer, unwrap(failure));
        });
    }

    private CompletableFuture<Answer> dispatch(CommandMessage<Command> message) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        try {
            commands.<Command, Object>dispatch(message, (sent, result) -> {
                if (result.isExceptional()) {
                    answer.completeExceptionally(result.exceptionResult());
                    return;
                }
                Object payload = result.getPayload();
                if (payload == null) {
                    answer.completeExceptionally(new IllegalStateException("An answer is never null"));
                    return;
                }
                answer.complete(new Answer(payload, false));
            });
        } catch (RuntimeException refusedByTheBus) {
            answer.completeExceptionally(refusedByTheBus);
        }
        return answer;
    }

    private void conclude(
            CommandMessage<Command> message, int attempt, CompletableFuture<Answer> answer, Throwable failure) {
        if (failure instanceof DuplicateOperationException duplicate) {
            try {
                answer.complete(recorded(message.getPayload(), duplicate));
            } catch (RuntimeException unreadable) {
                answer.completeExceptionally(unreadable);
            }
            return;
        }
        if (attempt == MOST_ATTEMPTS || isDefinite(failure)) {
            answer.completeExceptionally(failure);
            return;
        }
        CompletableFuture.delayedExecutor(pauseAfter(attempt), TimeUnit.MILLISECONDS, retries)
                .execute(() -> attempt(message, attempt + 1, answer));
    }

    private Answer recorded(Command command, DuplicateOperationException duplicate) {
        return new Answer(json.readValue(duplicate.recorded().body(), answerTo(command)), true);
    }

    private static Class<?> answerTo(Command command) {
        if (command instanceof StandingOrderCommand) {
            return StandingOrderReceipt.class;
        }
        return command instanceof TransferLeg ? LegOutcome.class : TransferReceipt.class;
    }

    /** Asking again would get the same no. Everything else may only look final: an unknown outcome, above all. */
    private static boolean isDefinite(Throwable failure) {
        return failure instanceof Refusal
                || failure instanceof AggregateNotFoundException
                || failure instanceof NoHandlerForCommandException;
    }

    private long pauseAfter(int attempt) {
        long longest = firstPause.toMillis() << (attempt - 1);
        return ThreadLocalRandom.current().nextLong(longest / 2, longest + 1);
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    private static String nameOf(Object object) {
        return object.getClass().getSimpleName();
    }
}
