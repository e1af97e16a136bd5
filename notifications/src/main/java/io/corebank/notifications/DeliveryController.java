package io.corebank.notifications;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.notifications.Outcome.State;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What was sent to a receiver, what came of it, and once more. */
@RestController
@RequestMapping("/api/v1/webhooks/{webhookId}")
class DeliveryController {

    private final Deliveries deliveries;

    DeliveryController(Deliveries deliveries) {
        this.deliveries = deliveries;
    }

    /** Deliveries before a number, newest first, and what to go on with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Listed(List<DeliveryView> items, @Nullable String nextCursor) {}

    @GetMapping("/deliveries")
    @Allowed({CUSTOMER, OPERATOR, AUDITOR})
    Listed list(
            @PathVariable String webhookId,
            @RequestParam @Nullable State status,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String limit,
            Caller caller) {
        Paging paging = Paging.of(cursor, limit);
        List<DeliveryView> found = deliveries.page(webhookId, caller, status, paging);
        String next = found.size() > paging.limit()
                ? Long.toString(found.get(paging.limit() - 1).deliveryId())
                : null;
        return new Listed(found.stream().limit(paging.limit()).toList(), next);
    }

    /** One delivery with what is sent. */
    @GetMapping("/deliveries/{deliveryId}")
    @Allowed({CUSTOMER, OPERATOR, AUDITOR})
    DeliveryView one(@PathVariable String webhookId, @PathVariable String deliveryId, Caller caller) {
        return deliveries.one(webhookId, number(deliveryId), caller);
    }

    /** Sends one again under the id that it had. It may overtake what waits for the same account. */
    @PostMapping("/deliveries/{deliveryId}/redeliver")
    @Allowed({CUSTOMER, OPERATOR})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Deliveries.Again> redeliver(
            OperationRequest request, @PathVariable String webhookId, @PathVariable String deliveryId) {
        return accepted(deliveries.again(request, webhookId, number(deliveryId)));
    }

    /** Sends a range again: from one number to another, both included, or all that are parked. */
    @PostMapping("/deliveries/redeliver")
    @Allowed({CUSTOMER, OPERATOR})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Deliveries.Again> redeliverRange(
            OperationRequest request, @PathVariable String webhookId, @RequestBody DeliveryLog.Range range) {
        return accepted(deliveries.again(request, webhookId, range));
    }

    /** Sends a message of the type WebhookTest. */
    @PostMapping("/test")
    @Allowed({CUSTOMER, OPERATOR})
    @ResponseStatus(HttpStatus.ACCEPTED)
    ResponseEntity<Deliveries.Test> test(OperationRequest request, @PathVariable String webhookId) {
        return accepted(deliveries.test(request, webhookId));
    }

    private static <R> ResponseEntity<R> accepted(Completed<R> done) {
        return done.answer(HttpStatus.ACCEPTED).body(done.result());
    }

    /** What is not a number names no delivery. */
    private static long number(String deliveryId) {
        return deliveryId.matches("[0-9]{1,18}") ? Long.parseLong(deliveryId) : 0;
    }
}
