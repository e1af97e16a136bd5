package io.corebank.query.account;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.query.elastic.Projection;
import io.corebank.query.reading.DocumentSearch;
import io.corebank.query.reading.Marks;
import io.corebank.query.reading.Page;
import io.corebank.query.reading.Paging;
import io.corebank.query.reading.Question;
import io.corebank.query.reading.ReadRequest;
import io.corebank.support.security.Allowed;
import io.corebank.support.security.Caller;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, one by one and searched. */
@RestController
@RequestMapping("/api/v1/accounts")
class AccountController {

    private final VisibleAccounts accounts;
    private final DocumentSearch search;

    AccountController(VisibleAccounts accounts, DocumentSearch search) {
        this.accounts = accounts;
        this.search = search;
    }

    /** One account. Its version is the ETag, which a write can name in {@code If-Match}. */
    @GetMapping("/{accountId}")
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    CompletableFuture<ResponseEntity<AccountView>> account(
            @PathVariable String accountId, Caller caller, ReadRequest request) {
        return accounts.find(accountId, caller, request).thenApply(found -> ResponseEntity.ok()
                .eTag("\"" + found.document().version() + "\"")
                .headers(found.asOf()::writeTo)
                .body(AccountView.of(found.document(), found.asOf())));
    }

    /** Accounts by their owners' names and by what they are, newest first or best fit first. */
    @GetMapping
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    CompletableFuture<ResponseEntity<Page<AccountView>>> accounts(
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String currency,
            @RequestParam @Nullable String minBalance,
            @RequestParam @Nullable String sort,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String limit,
            Caller caller,
            ReadRequest request) {
        Paging paging = Paging.of(cursor, limit);
        AccountFilter filter = AccountFilter.of(q, status, currency, minBalance, sort);
        Question question = AccountQuestion.of(filter, caller);
        return search.page(Projection.ACCOUNTS, question, paging, AccountDocument.class, request)
                .thenApply(found -> ResponseEntity.ok()
                        .headers(found.asOf()::writeTo)
                        .body(found.document()
                                .map(account -> AccountView.of(
                                        account, found.asOf(), Marks.in(account.ownerName(), filter.text())))));
    }
}
