package io.corebank.support.operations;

import io.corebank.api.Command;
import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.OperationInProgressException;
import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.RecordedOperation;
import io.corebank.eventstore.TooManyCommandsException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs commands for people, each at most once. The store keeps what became of an operation in the same transaction as
 * its events, so that the same key gets the same answer, also after a crash in between.
 */
public class Operations {

    /** The metadata of a result that tells the log position of the operation's last event. */
    private static final String POSITION = "position";

    private static final String REFUSAL = "refusal";

    private final CommandBus commands;
    private final OperationLog log;
    private final OperationKeys keys;
    private final JsonMapper json;
    private final Executor recorder;
    private final Clock clock;
    private final Duration patience;

    Operations(
            CommandBus commands,
            OperationLog log,
            OperationKeys keys,
            JsonMapper json,
            Executor recorder,
            Clock clock,
            Duration patience) {
        this.commands = commands;
        this.log = log;
        this.keys = keys;
        this.json = json;
        this.recorder = recorder;
        this.clock = clock;
        this.patience = patience;
    }

    /**
     * Does what the command says, unless the same caller has asked for it with the same key before.
     *
     * @param content what the request says, in canonical form, to find out a key that is used for something else
     * @return what it did; or fails with a {@link Refusal}, or with an {@link OperationFailure}
     */
    public <R> CompletableFuture<Completed<R>> run(
            OperationRequest request, List<String> content, Command command, Class<R> resultType) {
        String fingerprint = Fingerprint.of(command.getClass(), content);
        CommandMessage<Command> message =
                new GenericCommandMessage<>(command, OperationMetaData.of(request, fingerprint));
        return keys.claimBefore(request, fingerprint)
                .thenCompose(claimed -> dispatch(message))
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(result -> completed(result, resultType))
                .exceptionallyCompose(failure -> resolve(request.id(), fingerprint, unwrap(failure), resultType));
    }

    /**
     * Answers a request that is refused before it becomes a command, and keeps that answer under its key like any
     * other. If the key has an answer already, it is that one.
     */
    public <R> CompletableFuture<Completed<R>> refuse(
            OperationRequest request,
            List<String> content,
            Class<? extends Command> commandType,
            RefusalCode code,
            Class<R> resultType) {
        String fingerprint = Fingerprint.of(commandType, content);
        return keys.claimBefore(request, fingerprint)
                .thenApplyAsync(claimed -> record(request.id(), fingerprint, new Refusal(code), resultType), recorder);
    }

    private CompletableFuture<CommandResultMessage<?>> dispatch(CommandMessage<Command> message) {
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
        commands.<Command, Object>dispatch(message, (sent, result) -> {
            if (result.isExceptional()) {
                answer.completeExceptionally(result.exceptionResult());
                return;
            }
            answer.complete(result);
        });
        return answer;
    }

    private static <R> Completed<R> completed(CommandResultMessage<?> result, Class<R> type) {
        Object position = result.getMetaData().get(POSITION);
        return new Completed<>(
                type.cast(result.getPayload()), position instanceof Number number ? number.longValue() : 0, false);
    }

    private <R> CompletableFuture<Completed<R>> resolve(
            String operationId, String fingerprint, Throwable failure, Class<R> resultType) {
        if (failure instanceof DuplicateOperationException duplicate) {
            return CompletableFuture.completedFuture(replay(duplicate.recorded(), fingerprint, resultType));
        }
        if (failure instanceof KeptRefusal) {
            return CompletableFuture.failedFuture(failure);
        }
        Refusal refusal = asRefusal(failure);
        if (refusal != null) {
            return CompletableFuture.supplyAsync(() -> record(operationId, fingerprint, refusal, resultType), recorder);
        }
        return CompletableFuture.failedFuture(asFailure(failure));
    }

    private static @Nullable Refusal asRefusal(Throwable failure) {
        if (failure instanceof AggregateNotFoundException) {
            return new Refusal(RefusalCode.ACCOUNT_NOT_FOUND);
        }
        return failure instanceof Refusal refusal ? refusal : null;
    }

    private static RuntimeException asFailure(Throwable failure) {
        if (failure instanceof OperationFailure known) {
            return known;
        }
        if (failure instanceof OperationInProgressException) {
            return new OperationFailure(OperationFailure.Kind.IN_PROGRESS);
        }
        if (failure instanceof TooManyCommandsException) {
            return new OperationFailure(OperationFailure.Kind.OVERLOADED);
        }
        if (failure instanceof EventStoreUnavailableException || failure instanceof ConcurrencyException) {
            return new OperationFailure(OperationFailure.Kind.UNAVAILABLE, failure);
        }
        return new OperationFailure(OperationFailure.Kind.UNKNOWN_OUTCOME, failure);
    }

    /** Keeps a refusal under its key. Whatever is recorded already wins: it was the first answer. */
    private <R> Completed<R> record(String operationId, String fingerprint, Refusal refusal, Class<R> resultType) {
        RecordedOperation outcome = new RecordedOperation(
                operationId,
                HexFormat.of().parseHex(fingerprint),
                true,
                REFUSAL,
                json.writeValueAsString(refusal.code().code()),
                0,
                clock.instant());
        RecordedOperation recorded = log.record(outcome);
        if (recorded.refused() && recorded.recordedAt().equals(outcome.recordedAt())) {
            throw refusal;
        }
        return replay(recorded, fingerprint, resultType);
    }

    private <R> Completed<R> replay(RecordedOperation recorded, String fingerprint, Class<R> resultType) {
        if (!Fingerprint.isOf(recorded, fingerprint)) {
            throw new OperationFailure(OperationFailure.Kind.KEY_REUSED);
        }
        if (recorded.refused()) {
            throw new ReplayedRefusal(RefusalCode.of(json.readValue(recorded.body(), String.class)));
        }
        return new Completed<>(json.readValue(recorded.body(), resultType), recorded.position(), true);
    }

    private static Throwable unwrap(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
