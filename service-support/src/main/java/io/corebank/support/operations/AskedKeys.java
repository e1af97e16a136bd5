package io.corebank.support.operations;

import io.corebank.api.ClaimKey;
import io.corebank.api.Command;
import io.corebank.eventstore.DuplicateOperationException;
import io.corebank.eventstore.OperationInProgressException;
import io.corebank.support.operations.OperationFailure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;

/**
 * Asks the one service that keeps the keys of all. Its own operations are in the same table, so that a key taken here
 * is taken there, and the other way round.
 */
final class AskedKeys implements OperationKeys {

    private final CommandBus commands;
    private final Duration patience;

    /** @param patience how long the other service may take to answer */
    AskedKeys(CommandBus commands, Duration patience) {
        this.commands = commands;
        this.patience = patience;
    }

    @Override
    public void claim(OperationRequest request, List<String> content, Class<?> kind) {
        try {
            ask(request, Fingerprint.of(kind, content)).join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof OperationFailure told
                    ? told
                    : new OperationFailure(Kind.UNAVAILABLE, failed);
        }
    }

    @Override
    public CompletableFuture<Void> claimBefore(OperationRequest request, String fingerprint) {
        return request.isPart() ? CompletableFuture.completedFuture(null) : ask(request, fingerprint);
    }

    private CompletableFuture<Void> ask(OperationRequest request, String fingerprint) {
        CompletableFuture<Void> claimed = new CompletableFuture<>();
        commands.<Command, Object>dispatch(
                new GenericCommandMessage<>(new ClaimKey(request.id()), OperationMetaData.of(request, fingerprint)),
                (sent, result) -> {
                    if (result.isExceptional()) {
                        conclude(claimed, fingerprint, result.exceptionResult());
                        return;
                    }
                    claimed.complete(null);
                });
        return claimed.orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof OperationFailure
                                ? failure
                                : new OperationFailure(Kind.UNAVAILABLE, failure)));
    }

    /** That it has been claimed before is as good as claiming it, if it was for the same content. */
    private static void conclude(CompletableFuture<Void> claimed, String fingerprint, Throwable failure) {
        if (failure instanceof OperationInProgressException) {
            claimed.completeExceptionally(new OperationFailure(Kind.IN_PROGRESS));
        } else if (!(failure instanceof DuplicateOperationException earlier)) {
            claimed.completeExceptionally(new OperationFailure(Kind.UNAVAILABLE, failure));
        } else if (Fingerprint.isOf(earlier.recorded(), fingerprint)) {
            claimed.complete(null);
        } else {
            claimed.completeExceptionally(new OperationFailure(Kind.KEY_REUSED));
        }
    }
}
