package io.corebank.query.transfer;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.CUSTOMER;
import static io.corebank.support.security.Role.OPERATOR;
import static io.corebank.support.security.Role.TELLER;

import io.corebank.api.RefusalCode;
import io.corebank.query.elastic.Projection;
import io.corebank.query.reading.DocumentLookup;
import io.corebank.query.reading.DocumentSearch;
import io.corebank.query.reading.Found;
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

/** Transfers, for the customers on either side and for the bank. */
@RestController
@RequestMapping("/api/v1/transfers")
class TransferQueryController {

    private final DocumentLookup lookup;
    private final DocumentSearch search;

    TransferQueryController(DocumentLookup lookup, DocumentSearch search) {
        this.lookup = lookup;
        this.search = search;
    }

    /** Where a transfer stands. */
    @GetMapping("/{transferId}")
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    CompletableFuture<ResponseEntity<TransferView>> transfer(
            @PathVariable String transferId, Caller caller, ReadRequest request) {
        return find(transferId, caller, request)
                .thenApply(found ->
                        ResponseEntity.ok().headers(found.asOf()::writeTo).body(TransferView.of(found.document())));
    }

    /** Each step of a transfer, when it happened and how long after the one before. */
    @GetMapping("/{transferId}/timeline")
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    CompletableFuture<ResponseEntity<TimelineView>> timeline(
            @PathVariable String transferId, Caller caller, ReadRequest request) {
        return find(transferId, caller, request)
                .thenApply(found ->
                        ResponseEntity.ok().headers(found.asOf()::writeTo).body(TimelineView.of(found.document())));
    }

    /** Transfers, newest first. Customers see those that touch an account of theirs. */
    @GetMapping
    @Allowed({CUSTOMER, TELLER, OPERATOR, AUDITOR})
    CompletableFuture<ResponseEntity<Page<TransferView>>> transfers(
            @RequestParam @Nullable String accountId,
            @RequestParam @Nullable String status,
            @RequestParam @Nullable String cursor,
            @RequestParam @Nullable String limit,
            Caller caller,
            ReadRequest request) {
        Paging paging = Paging.of(cursor, limit);
        Question question = TransferQuestion.of(accountId, status, caller);
        return search.page(Projection.TRANSFERS, question, paging, TransferDocument.class, request)
                .thenApply(found -> ResponseEntity.ok()
                        .headers(found.asOf()::writeTo)
                        .body(found.document().map(TransferView::of)));
    }

    private CompletableFuture<Found<TransferDocument>> find(String transferId, Caller caller, ReadRequest request) {
        return lookup.find(
                Projection.TRANSFERS,
                transferId,
                TransferDocument.class,
                transfer -> transfer.participants().stream().anyMatch(caller::mayActFor),
                request,
                RefusalCode.TRANSFER_NOT_FOUND);
    }
}
