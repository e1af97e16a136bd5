package io.corebank.query.movement;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.query.account.VisibleAccounts;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What came to an account and what left it. */
@RestController
class MovementController {

    private final VisibleAccounts accounts;
    private final DocumentSearch search;

    MovementController(VisibleAccounts accounts, DocumentSearch search) {
        this.accounts = accounts;
        this.search = search;
    }

    /** The movements of an account, newest first, each with the balance that it left. */
    @GetMapping("/api/v1/accounts/{accountId}/movements")
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    CompletableFuture<ResponseEntity<Page<MovementView>>> movements(
            @PathVariable String accountId,
            @RequestParam @Nullable String from,
            @RequestParam @Nullable String to,
            @RequestParam @Nullable String q,
            @RequestParam @Nullable String type,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String limit,
            Caller caller,
            ReadRequest request) {
        Paging paging = Paging.of(cursor, limit);
        Question question =
                MovementQuestion.newestFirst(accountId, Period.of(from, to), q, MovementQuestion.typeOf(type));
        return accounts.find(accountId, caller, request)
                .thenCompose(
                        account -> search.page(Projection.MOVEMENTS, question, paging, MovementDocument.class, request))
                .thenApply(found -> ResponseEntity.ok()
                        .headers(found.asOf()::writeTo)
                        .body(found.document()
                                .map(movement -> MovementView.of(movement, Marks.in(movement.reference(), q)))));
    }
}
