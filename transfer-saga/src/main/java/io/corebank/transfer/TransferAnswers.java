package io.corebank.transfer;

import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.eventstore.EventLog;
import io.corebank.support.operations.Completed;
import io.corebank.support.privacy.PersonalData;
import io.corebank.transfer.TransferHistory.Recorded;
import java.net.URI;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers a request for a transfer: at once with what was accepted, or, when the caller waits, with its end. */
class TransferAnswers {

    private final TransferHistory history;
    private final EventLog log;
    private final PersonalData personalData;
    private final Executor readers;

    TransferAnswers(TransferHistory history, EventLog log, PersonalData personalData, Executor readers) {
        this.history = history;
        this.log = log;
        this.personalData = personalData;
        this.readers = readers;
    }

    /** The transfer as it was accepted, which is the same answer however often it is asked for. */
    CompletableFuture<ResponseEntity<TransferView>> accepted(
            Completed<TransferReceipt> completed, @Nullable String reference) {
        TransferReceipt receipt = completed.result();
        return CompletableFuture.supplyAsync(
                () -> answer(completed, HttpStatus.ACCEPTED)
                        .body(TransferView.of(read(receipt.transferId(), receipt.version()), reference)),
                readers);
    }

    /** The transfer as it was after the operation, with its reference as far as that can be opened. */
    CompletableFuture<ResponseEntity<TransferView>> at(Completed<TransferReceipt> completed, HttpStatus status) {
        TransferReceipt receipt = completed.result();
        return CompletableFuture.supplyAsync(
                () -> {
                    Recorded recorded = read(receipt.transferId(), receipt.version());
                    String sealed = recorded.state().request().sealedReference();
                    String reference =
                            sealed == null ? null : personalData.open(sealed).orElse(null);
                    return answer(completed, status).body(TransferView.of(recorded, reference));
                },
                readers);
    }

    /**
     * The transfer's end, or, when the caller's patience ends first, what has become of it until then. Of a transfer
     * that was asked for before, the end may be past.
     *
     * @param end hears of it from before the transfer was asked for
     */
    CompletableFuture<ResponseEntity<TransferView>> awaited(
            Completed<TransferReceipt> completed,
            @Nullable String reference,
            CompletableFuture<Void> end,
            Preference preference) {
        String transferId = completed.result().transferId();
        CompletableFuture<Recorded> last = completed.replayed()
                ? latest(transferId)
                        .thenCompose(now -> now.state().status().isTerminal()
                                ? CompletableFuture.completedFuture(now)
                                : afterwards(transferId, end, preference))
                : afterwards(transferId, end, preference);
        return last.thenApply(found -> awaited(completed, found, reference, preference));
    }

    private CompletableFuture<Recorded> afterwards(
            String transferId, CompletableFuture<Void> end, Preference preference) {
        return end.completeOnTimeout(null, preference.patience().toMillis(), TimeUnit.MILLISECONDS)
                .thenCompose(ended -> latest(transferId));
    }

    private CompletableFuture<Recorded> latest(String transferId) {
        return CompletableFuture.supplyAsync(() -> read(transferId, Long.MAX_VALUE), readers);
    }

    private ResponseEntity<TransferView> awaited(
            Completed<TransferReceipt> completed, Recorded last, @Nullable String reference, Preference preference) {
        HttpStatus status = last.state().status().isTerminal() ? HttpStatus.CREATED : HttpStatus.ACCEPTED;
        Completed<TransferReceipt> moved = new Completed<>(
                last.state().receipt(), positionOf(last.state(), completed.position()), completed.replayed());
        return answer(moved, status)
                .header("Preference-Applied", preference.applied())
                .body(TransferView.of(last, reference));
    }

    private static ResponseEntity.BodyBuilder answer(Completed<TransferReceipt> completed, HttpStatus status) {
        return completed
                .answer(status)
                .location(URI.create("/api/v1/transfers/" + completed.result().transferId()));
    }

    private long positionOf(TransferState state, long accepted) {
        return positionOf(state.receipt()).orElse(accepted);
    }

    /** Where in the log the transfer got the version that the receipt tells. */
    OptionalLong positionOf(TransferReceipt receipt) {
        return log.ofAggregate(receipt.transferId(), receipt.version() - 1, 1).stream()
                .mapToLong(event -> event.position())
                .findFirst();
    }

    private Recorded read(String transferId, long version) {
        return history.of(transferId, version)
                .orElseThrow(() -> new NoSuchElementException("No events of transfer " + transferId));
    }
}
