package io.corebank.transfer;

import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.support.openapi.Answers;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Allowed;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What can be done about a transfer that is there: give its money back, call it off, drive it on. */
@RestController
@RequestMapping("/api/v1/transfers/{transferId}")
class TransferActionController {

    private final TransferActions actions;
    private final TransferReversals reversals;

    TransferActionController(TransferActions actions, TransferReversals reversals) {
        this.actions = actions;
        this.reversals = reversals;
    }

    /** Gives money back by a new transfer. For the customer who received it, and for the bank. */
    @PostMapping("/reversals")
    @Answers(202)
    @Allowed({CUSTOMER, TELLER, OPERATOR})
    CompletableFuture<ResponseEntity<TransferView>> reverse(
            OperationRequest request,
            @PathVariable String transferId,
            @RequestBody(required = false) @Nullable ReversalBody body) {
        return reversals.reverse(request, transferId, body == null ? ReversalBody.ALL : body);
    }

    /** Calls a scheduled transfer off. For the customer who pays, and for the bank. */
    @PostMapping("/cancel")
    @Allowed({CUSTOMER, TELLER})
    CompletableFuture<ResponseEntity<TransferView>> cancel(OperationRequest request, @PathVariable String transferId) {
        return actions.cancel(request, transferId);
    }

    /** The same as to cancel it. */
    @DeleteMapping
    @Allowed({CUSTOMER, TELLER})
    CompletableFuture<ResponseEntity<TransferView>> delete(OperationRequest request, @PathVariable String transferId) {
        return actions.cancel(request, transferId);
    }

    /** Drives a transfer on that stands still. */
    @PostMapping("/redrive")
    @Answers(202)
    @Allowed(OPERATOR)
    CompletableFuture<ResponseEntity<TransferView>> redrive(OperationRequest request, @PathVariable String transferId) {
        return actions.redrive(request, transferId, HttpStatus.ACCEPTED);
    }
}
