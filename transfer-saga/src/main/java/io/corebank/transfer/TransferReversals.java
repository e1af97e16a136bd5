package io.corebank.transfer;

import io.corebank.api.MetaDataKeys;
import io.corebank.api.Money;
import io.corebank.api.OperationIds;
import io.corebank.api.RefusalCode;
import io.corebank.api.account.query.AccountHolderView;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.GrantReversal;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.api.transfer.event.ReversalGranted;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationFailure;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.operations.Operations;
import io.corebank.support.privacy.PersonalData;
import io.corebank.support.security.Caller;
import io.corebank.transfer.TransferHistory.Recorded;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/**
 * Gives back what a transfer moved: has the transfer grant it, and asks for the transfer that does it. Whatever gets
 * lost in between is asked for again by the sweeper, or by the caller with the same key.
 */
@Component
class TransferReversals {

    private final Operations operations;
    private final TransferHistory history;
    private final TransferCommands commands;
    private final AccountParties parties;
    private final PersonalData personalData;
    private final TransferAnswers answers;
    private final ThreadPoolExecutor transferReaders;

    TransferReversals(
            Operations operations,
            TransferHistory history,
            TransferCommands commands,
            AccountParties parties,
            PersonalData personalData,
            TransferAnswers answers,
            ThreadPoolExecutor transferReaders) {
        this.operations = operations;
        this.history = history;
        this.commands = commands;
        this.parties = parties;
        this.personalData = personalData;
        this.answers = answers;
        this.transferReaders = transferReaders;
    }

    /** Answers with the transfer that gives the money back, as it was accepted. */
    CompletableFuture<ResponseEntity<TransferView>> reverse(
            OperationRequest request, String transferId, ReversalBody body) {
        String reference = TransferBody.optional(body.reference());
        String reversalId = OperationIds.derive("reversal", request.id());
        return CompletableFuture.supplyAsync(() -> history.of(transferId), transferReaders)
                .thenCompose(found -> {
                    Optional<String> payer = found.flatMap(recorded -> payerOf(recorded, request.caller()));
                    return payer.isPresent()
                            ? grant(request, found.orElseThrow(), reversalId, payer.get(), body, reference)
                            : unknown(request, transferId, body);
                })
                .thenCompose(granted -> begin(request, granted, transferId, reversalId))
                .thenCompose(begun -> answers.at(begun, HttpStatus.ACCEPTED));
    }

    /** Who pays the money back, if that is the caller's business: the receiver, or the bank, but not who paid first. */
    private Optional<String> payerOf(Recorded recorded, Caller caller) {
        Optional<String> receiver = holderOf(recorded.state().request().toAccountId());
        Optional<String> allowed = receiver.filter(caller::mayActFor);
        if (allowed.isEmpty() && caller.mayActFor(recorded.state().request().customerId())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "Only the receiver or the bank gives money back.");
        }
        return allowed;
    }

    private Optional<String> holderOf(String accountId) {
        return parties.holderOf(accountId).map(AccountHolderView::customerId);
    }

    private CompletableFuture<Completed<TransferReceipt>> grant(
            OperationRequest request,
            Recorded original,
            String reversalId,
            String payer,
            ReversalBody body,
            @Nullable String reference) {
        String transferId = original.state().request().transferId();
        Money part = body.part(original.state().request().currency());
        String sealed = reference == null ? null : personalData.seal(payer, reference);
        return operations.run(
                request,
                List.of(transferId, part == null ? "" : part.toString(), reference == null ? "" : reference),
                new GrantReversal(
                        request.id(),
                        transferId,
                        reversalId,
                        payer,
                        part,
                        sealed,
                        !request.caller().isCustomer()),
                TransferReceipt.class);
    }

    private CompletableFuture<Completed<TransferReceipt>> unknown(
            OperationRequest request, String transferId, ReversalBody body) {
        return operations.refuse(
                request,
                body.asWritten(transferId),
                GrantReversal.class,
                RefusalCode.TRANSFER_NOT_FOUND,
                TransferReceipt.class);
    }

    /** Asks for the transfer, unless it was asked for long ago and is over. */
    private CompletableFuture<Completed<TransferReceipt>> begin(
            OperationRequest request, Completed<TransferReceipt> grant, String transferId, String reversalId) {
        return CompletableFuture.supplyAsync(() -> history.of(transferId), transferReaders)
                .thenCompose(found -> {
                    ReversalGranted open = found.map(
                                    recorded -> recorded.state().reversals().openOf(reversalId))
                            .orElse(null);
                    return open == null
                            ? CompletableFuture.completedFuture(null)
                            : commands.ask(ReversalProtocol.begin(open), metaDataOf(request));
                })
                .handleAsync(
                        (begun, failure) -> {
                            if (failure != null) {
                                throw new OperationFailure(OperationFailure.Kind.UNKNOWN_OUTCOME, failure);
                            }
                            return begun(grant, reversalId);
                        },
                        transferReaders);
    }

    private Completed<TransferReceipt> begun(Completed<TransferReceipt> grant, String reversalId) {
        TransferReceipt receipt = new TransferReceipt(reversalId, TransferStatus.REQUESTED, 1);
        return new Completed<>(receipt, answers.positionOf(receipt).orElse(grant.position()), grant.replayed());
    }

    private static Map<String, ?> metaDataOf(OperationRequest request) {
        return Map.of(
                MetaDataKeys.ACTOR, request.caller().subject(), MetaDataKeys.CORRELATION_ID, request.correlationId());
    }
}
