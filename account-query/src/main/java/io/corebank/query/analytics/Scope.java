package io.corebank.query.analytics;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.corebank.query.elastic.ElasticsearchFailures;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import io.corebank.support.security.Caller;
import io.corebank.support.web.MalformedRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which movements a question may be about: all of them for people of the bank, their own for customers. */
@Component
class Scope {

    private static final int MOST_ACCOUNTS = 1_000;

    private final ElasticsearchAsyncClient elasticsearch;
    private final Indices indices;

    Scope(ElasticsearchAsyncClient elasticsearch, Indices indices) {
        this.elasticsearch = elasticsearch;
        this.indices = indices;
    }

    /** The movements of a span of days that the caller may see, perhaps of one currency only. */
    CompletableFuture<Query> movements(Caller caller, Days days, @Nullable String currency) {
        BoolQuery.Builder bool = new BoolQuery.Builder()
                .filter(within -> within.range(range -> range.date(limits -> limits.field("at")
                        .gte(days.begin().toString())
                        .lt(days.end().toString()))));
        if (currency != null) {
            bool.filter(one -> one.term(term -> term.field("currency").value(currency)));
        }
        if (!caller.isCustomer()) {
            return CompletableFuture.completedFuture(bool.build()._toQuery());
        }
        return accountsOf(caller.subject()).thenApply(accounts -> bool.filter(
                        own -> own.terms(terms -> terms.field("accountId").terms(values -> values.value(accounts))))
                .build()
                ._toQuery());
    }

    private CompletableFuture<List<FieldValue>> accountsOf(String customerId) {
        return elasticsearch
                .search(
                        request -> request.index(indices.alias(Projection.ACCOUNTS))
                                .query(query -> query.term(
                                        term -> term.field("customerId").value(customerId)))
                                .source(source -> source.fetch(false))
                                .size(MOST_ACCOUNTS + 1),
                        Void.class)
                .thenApply(found -> found.hits().hits().stream()
                        .map(hit -> FieldValue.of(String.valueOf(hit.id())))
                        .toList())
                .exceptionally(failure -> {
                    throw ElasticsearchFailures.toReader(failure);
                })
                .thenApply(Scope::bounded);
    }

    private static List<FieldValue> bounded(List<FieldValue> accounts) {
        if (accounts.size() > MOST_ACCOUNTS) {
            throw new MalformedRequest(
                    "too-many-accounts", "Customers with more than " + MOST_ACCOUNTS + " accounts ask by account.");
        }
        return accounts;
    }
}
