package io.corebank.transfer;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.api.Identifiers;
import io.corebank.support.openapi.Answers;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import io.corebank.support.web.MalformedRequest;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A customer has an amount moved again and again. */
@RestController
@RequestMapping("/api/v1/standing-orders")
class StandingOrderController {

    private static final int USUAL_PAGE = 20;
    private static final int LARGEST_PAGE = 100;

    private final StandingOrders orders;

    StandingOrderController(StandingOrders orders) {
        this.orders = orders;
    }

    @PostMapping
    @Answers(201)
    @Allowed(CUSTOMER)
    CompletableFuture<ResponseEntity<StandingOrderView>> create(
            OperationRequest request, @RequestBody StandingOrderBody body) {
        return orders.create(request, body.validated());
    }

    /** Calls the order off. A transfer that has begun goes on. */
    @DeleteMapping("/{standingOrderId}")
    @Allowed({CUSTOMER, TELLER})
    CompletableFuture<ResponseEntity<StandingOrderView>> cancel(
            OperationRequest request, @PathVariable String standingOrderId) {
        return orders.cancel(request, standingOrderId);
    }

    @GetMapping("/{standingOrderId}")
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    CompletableFuture<StandingOrderView> one(@PathVariable String standingOrderId, Caller caller) {
        return orders.one(standingOrderId, caller);
    }

    /** The newest first. Customers see their own. */
    @GetMapping
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    CompletableFuture<StandingOrders.Page> list(
            @RequestParam @Nullable String accountId,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String limit,
            Caller caller) {
        long before = cursor == null ? Long.MAX_VALUE : number("cursor", cursor, Long.MAX_VALUE);
        int items = limit == null ? USUAL_PAGE : (int) number("limit", limit, LARGEST_PAGE);
        return orders.page(caller, accountId == null ? null : Identifiers.canonical(accountId), before, items);
    }

    private static long number(String parameter, String value, long largest) {
        try {
            long number = Long.parseLong(value);
            if (number >= 1 && number <= largest) {
                return number;
            }
        } catch (NumberFormatException notOne) {
            throw new MalformedRequest("invalid-parameter", parameter + " is not a number.");
        }
        throw new MalformedRequest("invalid-parameter", parameter + " is from 1 to " + largest + ".");
    }
}
