package io.corebank.query.ledger;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import io.corebank.query.elastic.ElasticsearchFailures;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import io.corebank.query.reading.AsOf;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Adds up the books as they are, or as they were. */
@Component
public class TrialBalanceReader {

    private final ElasticsearchAsyncClient elasticsearch;
    private final Indices indices;

    TrialBalanceReader(ElasticsearchAsyncClient elasticsearch, Indices indices) {
        this.elasticsearch = elasticsearch;
        this.indices = indices;
    }

    /**
     * The books exactly after a position, even while later events come in.
     *
     * @param asOf a position that searches have reached
     * @param at leaves out what was recorded later; null for none
     */
    public CompletableFuture<TrialBalance> read(AsOf asOf, @Nullable Instant at) {
        SearchRequest request = SearchRequest.of(search -> search.index(indices.alias(Projection.LEDGER))
                .size(0)
                .query(upTo(asOf.position(), at))
                .aggregations(LedgerTotals.request()));
        return elasticsearch
                .search(request, Void.class)
                .thenApply(answer -> new TrialBalance(
                        at == null ? asOf.at() : at,
                        at == null ? asOf.position() : LedgerTotals.lastPosition(answer.aggregations()),
                        LedgerTotals.read(answer.aggregations())))
                .exceptionally(failure -> {
                    throw ElasticsearchFailures.toReader(failure);
                });
    }

    private static Query upTo(long position, @Nullable Instant at) {
        List<Query> filters = new ArrayList<>();
        filters.add(Query.of(query -> query.range(
                range -> range.number(limits -> limits.field("position").lte((double) position)))));
        if (at != null) {
            filters.add(Query.of(query ->
                    query.range(range -> range.date(limits -> limits.field("at").lte(at.toString())))));
        }
        return Query.of(query -> query.bool(bool -> bool.filter(filters)));
    }
}
