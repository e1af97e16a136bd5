package io.corebank.transfer;

import static io.corebank.support.security.Role.CUSTOMER;

import io.corebank.support.limits.RateLimits;
import io.corebank.support.openapi.Answers;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Allowed;
import io.corebank.transfer.TransferBody.Valid;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** A customer moves money from an own account to any other. */
@RestController
@RequestMapping("/api/v1/transfers")
class TransferController {

    private final TransferRequests requests;
    private final TransferOutcomes outcomes;
    private final TransferAnswers answers;
    private final RateLimits limits;

    TransferController(
            TransferRequests requests, TransferOutcomes outcomes, TransferAnswers answers, RateLimits limits) {
        this.requests = requests;
        this.outcomes = outcomes;
        this.answers = answers;
        this.limits = limits;
    }

    @PostMapping
    @Answers({201, 202})
    @Allowed(CUSTOMER)
    CompletableFuture<ResponseEntity<TransferView>> transfer(
            OperationRequest request,
            @RequestHeader(name = "Prefer", required = false) @Nullable List<String> prefer,
            @RequestBody TransferBody body,
            HttpServletResponse response) {
        Valid transfer = body.validated();
        limits.chargeAccounts(request.caller(), Map.of(transfer.fromAccountId(), 1), response);
        Preference preference = Preference.of(prefer);
        if (!preference.waits() || transfer.executeAt() != null || !outcomes.hasRoom()) {
            return requests.run(request, transfer)
                    .thenCompose(completed -> answers.accepted(completed, transfer.reference()));
        }
        CompletableFuture<Void> end = outcomes.endOf(TransferRequests.idOf(request));
        try {
            CompletableFuture<ResponseEntity<TransferView>> answer = requests.run(request, transfer)
                    .thenCompose(completed -> answers.awaited(completed, transfer.reference(), end, preference));
            return answer.whenComplete((answered, failure) -> end.complete(null));
        } catch (RuntimeException notBegun) {
            end.complete(null);
            throw notBegun;
        }
    }
}
