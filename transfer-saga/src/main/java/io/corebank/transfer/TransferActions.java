package io.corebank.transfer;

import io.corebank.api.RefusalCode;
import io.corebank.api.transfer.command.CancelTransfer;
import io.corebank.api.transfer.command.RedriveTransfer;
import io.corebank.api.transfer.command.TransferCommand;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.operations.Operations;
import io.corebank.transfer.TransferHistory.Recorded;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** What people do to a transfer that is there. */
@Component
class TransferActions {

    private final Operations operations;
    private final TransferHistory history;
    private final TransferAnswers answers;
    private final ThreadPoolExecutor transferReaders;

    TransferActions(
            Operations operations,
            TransferHistory history,
            TransferAnswers answers,
            ThreadPoolExecutor transferReaders) {
        this.operations = operations;
        this.history = history;
        this.answers = answers;
        this.transferReaders = transferReaders;
    }

    /** Calls a scheduled transfer off, for the one who asked for it or for somebody of the bank. */
    CompletableFuture<ResponseEntity<TransferView>> cancel(OperationRequest request, String transferId) {
        return run(request, new CancelTransfer(request.id(), transferId), HttpStatus.OK);
    }

    /** Has a transfer driven on, by the sweeper that hears of it. */
    CompletableFuture<ResponseEntity<TransferView>> redrive(
            OperationRequest request, String transferId, HttpStatus status) {
        return run(request, new RedriveTransfer(request.id(), transferId), status);
    }

    private CompletableFuture<ResponseEntity<TransferView>> run(
            OperationRequest request, TransferCommand command, HttpStatus status) {
        List<String> content = List.of(command.transferId());
        return CompletableFuture.supplyAsync(() -> history.of(command.transferId()), transferReaders)
                .thenCompose(found -> isBusinessOf(request, found)
                        ? operations.run(request, content, command, TransferReceipt.class)
                        : operations.refuse(
                                request,
                                content,
                                command.getClass(),
                                RefusalCode.TRANSFER_NOT_FOUND,
                                TransferReceipt.class))
                .thenCompose(completed -> answers.at(completed, status));
    }

    private static boolean isBusinessOf(OperationRequest request, Optional<Recorded> found) {
        return found.map(recorded -> recorded.state().request().customerId())
                .filter(request.caller()::mayActFor)
                .isPresent();
    }
}
