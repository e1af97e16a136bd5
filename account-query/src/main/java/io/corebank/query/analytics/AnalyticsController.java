package io.corebank.query.analytics;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;
import static io.corebank.support.security.Role.TELLER;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.corebank.api.Money;
import io.corebank.query.account.VisibleAccounts;
import io.corebank.query.elastic.Projection;
import io.corebank.query.reading.Freshness;
import io.corebank.query.reading.Page;
import io.corebank.query.reading.Paging;
import io.corebank.query.reading.ReadRequest;
import io.corebank.support.openapi.Answers;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Movements added up, for customers those of their own accounts. Days are days in UTC. */
@RestController
@RequestMapping("/api/v1/analytics")
class AnalyticsController {

    private final Scope scope;
    private final Analytics analytics;
    private final BalanceHistory balances;
    private final VisibleAccounts accounts;
    private final Freshness freshness;

    AnalyticsController(
            Scope scope, Analytics analytics, BalanceHistory balances, VisibleAccounts accounts, Freshness freshness) {
        this.scope = scope;
        this.analytics = analytics;
        this.balances = balances;
        this.accounts = accounts;
        this.freshness = freshness;
    }

    /** What moved on each day in each currency, by its kind. */
    @GetMapping("/flows")
    @Answers(problems = 422)
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    CompletableFuture<ResponseEntity<Page<FlowView>>> flows(
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String currency,
            Caller caller,
            ReadRequest request) {
        return answer(from, to, currency, caller, request, analytics::flows);
    }

    /** The movements with the largest amounts. */
    @GetMapping("/largest-movements")
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    CompletableFuture<ResponseEntity<Page<LargestView>>> largestMovements(
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String currency,
            @RequestParam @Nullable String limit,
            Caller caller,
            ReadRequest request) {
        Paging paging = Paging.of(null, limit);
        return answer(from, to, currency, caller, request, query -> analytics.largest(query, paging.limit()));
    }

    /** The accounts that most money went to and came from, for each currency. */
    @GetMapping("/top-counterparties")
    @Answers(problems = 422)
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    CompletableFuture<ResponseEntity<Page<CounterpartyView>>> topCounterparties(
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String currency,
            @RequestParam @Nullable String limit,
            Caller caller,
            ReadRequest request) {
        Paging paging = Paging.of(null, limit);
        return answer(from, to, currency, caller, request, query -> analytics.counterparties(query, paging.limit()));
    }

    /** The balance of an account at the end of each day. */
    @GetMapping("/accounts/{accountId}/balance-history")
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    CompletableFuture<ResponseEntity<Page<BalanceView>>> balanceHistory(
            @PathVariable String accountId,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            Caller caller,
            ReadRequest request) {
        Days days = Days.of(from, to, request.arrivedAt());
        return accounts.find(accountId, caller, request).thenCompose(account -> freshness
                .forSearch(Projection.MOVEMENTS, request)
                .thenCompose(asOf -> balances.of(accountId, account.document().currency(), days)
                        .thenApply(items ->
                                ResponseEntity.ok().headers(asOf::writeTo).body(Page.whole(items)))));
    }

    private <T> CompletableFuture<ResponseEntity<Page<T>>> answer(
            @Nullable String from,
            @Nullable String to,
            @Nullable String currency,
            Caller caller,
            ReadRequest request,
            Function<Query, CompletableFuture<List<T>>> question) {
        Days days = Days.of(from, to, request.arrivedAt());
        if (currency != null) {
            Money.zero(currency);
        }
        return freshness
                .forSearch(Projection.ACCOUNTS, request)
                .thenCompose(known -> freshness.forSearch(Projection.MOVEMENTS, request))
                .thenCompose(asOf -> scope.movements(caller, days, currency)
                        .thenCompose(question)
                        .thenApply(items ->
                                ResponseEntity.ok().headers(asOf::writeTo).body(Page.whole(items))));
    }
}
