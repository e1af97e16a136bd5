package io.corebank.transfer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.OperationIds;
import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.standing.command.CancelStandingOrder;
import io.corebank.api.standing.command.CreateStandingOrder;
import io.corebank.api.standing.command.StandingOrderReceipt;
import io.corebank.support.operations.Completed;
import io.corebank.support.operations.OperationRequest;
import io.corebank.support.operations.Operations;
import io.corebank.support.privacy.PersonalData;
import io.corebank.support.security.Caller;
import io.corebank.transfer.StandingOrderBody.Valid;
import io.corebank.transfer.StandingOrderList.Listed;
import java.net.URI;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadPoolExecutor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Standing orders, for the controller. */
@Component
class StandingOrders {

    private final Operations operations;
    private final AccountParties parties;
    private final PersonalData personalData;
    private final StandingOrderHistory history;
    private final StandingOrderList list;
    private final Clock clock;
    private final ThreadPoolExecutor transferReaders;

    StandingOrders(
            Operations operations,
            AccountParties parties,
            PersonalData personalData,
            StandingOrderHistory history,
            StandingOrderList list,
            Clock clock,
            ThreadPoolExecutor transferReaders) {
        this.operations = operations;
        this.parties = parties;
        this.personalData = personalData;
        this.history = history;
        this.list = list;
        this.clock = clock;
        this.transferReaders = transferReaders;
    }

    /** Orders before a number, newest first, and what to go on with. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Page(List<StandingOrderView> items, @Nullable String nextCursor) {}

    CompletableFuture<ResponseEntity<StandingOrderView>> create(OperationRequest request, Valid order) {
        String customerId = request.caller().subject();
        Optional<RefusalCode> objection = parties.objectionTo(
                customerId,
                order.fromAccountId(),
                order.toAccountId(),
                order.amount().currency());
        if (objection.isPresent()) {
            return operations
                    .refuse(
                            request,
                            order.content(),
                            CreateStandingOrder.class,
                            objection.get(),
                            StandingOrderReceipt.class)
                    .thenCompose(completed -> answer(completed, HttpStatus.CREATED));
        }
        String reference = order.reference();
        CreateStandingOrder command = new CreateStandingOrder(
                request.id(),
                OperationIds.derive("standing-order", request.id()),
                customerId,
                order.fromAccountId(),
                order.toAccountId(),
                order.amount(),
                reference == null ? null : personalData.seal(customerId, reference),
                order.every(),
                order.start(),
                order.end(),
                order.count(),
                LocalDate.now(clock));
        return operations
                .run(request, order.content(), command, StandingOrderReceipt.class)
                .thenCompose(completed -> answer(completed, HttpStatus.CREATED));
    }

    CompletableFuture<ResponseEntity<StandingOrderView>> cancel(OperationRequest request, String standingOrderId) {
        List<String> content = List.of(standingOrderId);
        return CompletableFuture.supplyAsync(() -> find(standingOrderId, request.caller()), transferReaders)
                .thenCompose(found -> found.isPresent()
                        ? operations.run(
                                request,
                                content,
                                new CancelStandingOrder(request.id(), standingOrderId),
                                StandingOrderReceipt.class)
                        : operations.refuse(
                                request,
                                content,
                                CancelStandingOrder.class,
                                RefusalCode.STANDING_ORDER_NOT_FOUND,
                                StandingOrderReceipt.class))
                .thenCompose(completed -> answer(completed, HttpStatus.OK));
    }

    CompletableFuture<StandingOrderView> one(String standingOrderId, Caller caller) {
        return CompletableFuture.supplyAsync(
                () -> find(standingOrderId, caller)
                        .map(this::view)
                        .orElseThrow(() -> new Refusal(RefusalCode.STANDING_ORDER_NOT_FOUND)),
                transferReaders);
    }

    /** A customer's own; for the bank all of them, or those of an account. */
    CompletableFuture<Page> page(Caller caller, @Nullable String accountId, long before, int limit) {
        return CompletableFuture.supplyAsync(
                () -> {
                    String customerId = caller.isCustomer() ? caller.subject() : null;
                    List<Listed> found = list.page(customerId, accountId, before, limit + 1);
                    List<StandingOrderView> items = found.stream()
                            .limit(limit)
                            .flatMap(order -> history.of(order.standingOrderId()).stream())
                            .map(this::view)
                            .toList();
                    boolean more = found.size() > limit;
                    return new Page(
                            items, more ? Long.toString(found.get(limit - 1).number()) : null);
                },
                transferReaders);
    }

    /** A person's orders before a number, newest first. */
    List<Listed> listed(String customerId, long before, int limit) {
        return list.page(customerId, null, before, limit);
    }

    /** An order of the list as its customer sees it. */
    Optional<StandingOrderView> shown(Listed order) {
        return history.of(order.standingOrderId()).map(this::view);
    }

    private Optional<StandingOrderState> find(String standingOrderId, Caller caller) {
        return history.of(standingOrderId)
                .filter(state -> caller.mayActFor(state.order().customerId()));
    }

    private StandingOrderView view(StandingOrderState state) {
        String sealed = state.order().sealedReference();
        return StandingOrderView.of(
                state, sealed == null ? null : personalData.open(sealed).orElse(null));
    }

    private CompletableFuture<ResponseEntity<StandingOrderView>> answer(
            Completed<StandingOrderReceipt> completed, HttpStatus status) {
        StandingOrderReceipt receipt = completed.result();
        return CompletableFuture.supplyAsync(
                () -> completed
                        .answer(status)
                        .location(URI.create("/api/v1/standing-orders/" + receipt.standingOrderId()))
                        .body(view(history.of(receipt.standingOrderId(), receipt.version())
                                .orElseThrow())),
                transferReaders);
    }
}
