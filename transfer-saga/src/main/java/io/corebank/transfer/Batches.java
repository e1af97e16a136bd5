package io.corebank.transfer;

import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationKeys;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.operations.Receipt;
import io.corebank.support.security.Caller;
import io.corebank.support.web.OperationProblems;
import io.corebank.support.web.Problem;
import io.corebank.support.web.Problems;
import io.corebank.support.web.Unavailable;
import io.corebank.transfer.BatchView.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/**
 * Does many things by one request. Each item is an operation of its own, sent without waiting for the others, so that
 * all of them become durable together; the bus keeps the order of those that touch the same account.
 */
@Component
class Batches {

    private final OperationKeys keys;
    private final CashRequests cash;
    private final TransferRequests transfers;
    private final TransferAnswers answers;

    Batches(OperationKeys keys, CashRequests cash, TransferRequests transfers, TransferAnswers answers) {
        this.keys = keys;
        this.cash = cash;
        this.transfers = transfers;
        this.answers = answers;
    }

    /** What became of one item, where the log was then, and whether it had been answered before. */
    record Answered(Outcome item, long position, boolean replayed) {

        /** Whether it could be a replay: what the caller may not do is never tried. */
        boolean wasTried() {
            return item.status() != HttpStatus.FORBIDDEN.value();
        }
    }

    /** Runs the items. Only a key of other content fails as a whole; whatever else goes wrong is an item's answer. */
    CompletableFuture<List<Answered>> run(OperationRequest request, List<BatchItem> items) {
        List<String> content = new ArrayList<>();
        items.forEach(item -> content.addAll(item.content()));
        keys.claim(request, content, BatchItem.class);
        String correlationId = request.correlationId();
        List<CompletableFuture<Answered>> pending = new ArrayList<>(items.size());
        Unavailable silence = null;
        for (int index = 0; index < items.size(); index++) {
            int place = index;
            CompletableFuture<Answered> begun =
                    silence == null ? begin(request, place, items.get(place)) : CompletableFuture.failedFuture(silence);
            silence = silenceIn(begun);
            pending.add(begun.exceptionally(failure -> failed(place, correlationId, failure)));
        }
        return CompletableFuture.allOf(pending.toArray(CompletableFuture[]::new))
                .thenApply(all -> pending.stream().map(CompletableFuture::join).toList());
    }

    private CompletableFuture<Answered> begin(OperationRequest request, int index, BatchItem item) {
        try {
            return start(request, index, item);
        } catch (RuntimeException failure) {
            return CompletableFuture.failedFuture(failure);
        }
    }

    /** Whom one item has waited for in vain, no other of the batch waits for. */
    private static @Nullable Unavailable silenceIn(CompletableFuture<Answered> begun) {
        return begun.handle((answered, failure) -> failure instanceof Unavailable silent ? silent : null)
                .getNow(null);
    }

    private CompletableFuture<Answered> start(OperationRequest request, int index, BatchItem item) {
        Caller caller = request.caller().onlyAs(item.kind().allowed());
        if (caller.roles().isEmpty()) {
            Problem problem = Problems.of(403, "forbidden", "Not allowed", "None of the token's roles allows this.");
            return CompletableFuture.completedFuture(
                    new Answered(new Outcome(index, problem.status(), null, null, problem), 0, false));
        }
        return start(request.part(index, caller), item, index);
    }

    private CompletableFuture<Answered> start(OperationRequest part, BatchItem item, int index) {
        if (item instanceof BatchItem.Transfer transfer) {
            return transfers
                    .run(part, transfer.transfer())
                    .thenCompose(completed -> accepted(index, completed, transfer));
        }
        return cash.run(part, (BatchItem.Cash) item)
                .thenApply(completed -> new Answered(
                        new Outcome(index, HttpStatus.CREATED.value(), Receipt.of(completed), null, null),
                        completed.position(),
                        completed.replayed()));
    }

    private CompletableFuture<Answered> accepted(
            int index, Completed<TransferReceipt> completed, BatchItem.Transfer item) {
        return answers.accepted(completed, item.transfer().reference())
                .thenApply(answer -> new Answered(
                        new Outcome(index, answer.getStatusCode().value(), null, answer.getBody(), null),
                        completed.position(),
                        completed.replayed()));
    }

    private static Answered failed(int index, String correlationId, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        ResponseEntity<Problem> answer = OperationProblems.of(cause);
        Problem problem = answer.getBody();
        return new Answered(
                new Outcome(
                        index,
                        answer.getStatusCode().value(),
                        null,
                        null,
                        problem == null ? null : problem.under(correlationId)),
                0,
                answer.getHeaders().containsHeader(Completed.REPLAYED_HEADER));
    }
}
