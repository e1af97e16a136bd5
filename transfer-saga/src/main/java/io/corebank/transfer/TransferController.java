package io.corebank.transfer;

import static io.corebank.support.security.Role.CUSTOMER;

import io.corebank.api.OperationIds;
import io.corebank.api.RefusalCode;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.operations.Operations;
import io.corebank.support.privacy.PersonalData;
import io.corebank.support.security.Allowed;
import io.corebank.transfer.TransferBody.Valid;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.async.DeferredResult;

/** A customer moves money from an own account to any other. */
@RestController
@RequestMapping("/api/v1/transfers")
class TransferController {

    private final Operations operations;
    private final AccountParties parties;
    private final PersonalData personalData;
    private final TransferOutcomes outcomes;
    private final TransferAnswers answers;

    TransferController(
            Operations operations,
            AccountParties parties,
            PersonalData personalData,
            TransferOutcomes outcomes,
            TransferAnswers answers) {
        this.operations = operations;
        this.parties = parties;
        this.personalData = personalData;
        this.outcomes = outcomes;
        this.answers = answers;
    }

    @PostMapping
    @Allowed(CUSTOMER)
    DeferredResult<ResponseEntity<TransferView>> transfer(
            OperationRequest request,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer,
            @RequestBody TransferBody body) {
        Valid transfer = body.validated();
        Preference preference = Preference.of(prefer);
        if (!preference.waits()) {
            return Deferred.of(
                    run(request, transfer).thenCompose(completed -> answers.accepted(completed, transfer.reference())));
        }
        CompletableFuture<Void> end = outcomes.endOf(idOf(request));
        CompletableFuture<ResponseEntity<TransferView>> answer = run(request, transfer)
                .thenCompose(completed -> answers.awaited(completed, transfer.reference(), end, preference));
        return Deferred.of(answer.whenComplete((answered, failure) -> end.complete(null)));
    }

    private CompletableFuture<Completed<TransferReceipt>> run(OperationRequest request, Valid transfer) {
        String customerId = request.caller().subject();
        String from = transfer.fromAccountId();
        String to = transfer.toAccountId();
        String reference = transfer.reference();
        List<String> content = List.of(from, to, transfer.amount().toString(), reference == null ? "" : reference);
        Optional<RefusalCode> objection =
                parties.objectionTo(customerId, from, to, transfer.amount().currency());
        if (objection.isPresent()) {
            return operations.refuse(request, content, RequestTransfer.class, objection.get(), TransferReceipt.class);
        }
        String sealed = reference == null ? null : personalData.seal(customerId, reference);
        RequestTransfer command =
                new RequestTransfer(request.id(), idOf(request), customerId, from, to, transfer.amount(), sealed);
        return operations.run(request, content, command, TransferReceipt.class);
    }

    private static String idOf(OperationRequest request) {
        return OperationIds.derive("transfer", request.id());
    }
}
