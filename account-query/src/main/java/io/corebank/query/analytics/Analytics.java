package io.corebank.query.analytics;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregate;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.DateHistogramBucket;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.util.NamedValue;
import io.corebank.query.elastic.ElasticsearchFailures;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import io.corebank.query.movement.MovementType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lets Elasticsearch add up, without a script. */
@Component
class Analytics {

    private static final int CURRENCIES = 200;
    private static final Aggregation AMOUNT = Aggregation.of(one -> one.sum(sum -> sum.field("amount")));
    private static final Aggregation BY_TYPE =
            Aggregation.of(types -> types.terms(terms -> terms.field("type").size(MovementType.values().length))
                    .aggregations("amount", AMOUNT));

    private final ElasticsearchAsyncClient elasticsearch;
    private final Indices indices;

    Analytics(ElasticsearchAsyncClient elasticsearch, Indices indices) {
        this.elasticsearch = elasticsearch;
        this.indices = indices;
    }

    CompletableFuture<List<FlowView>> flows(Query movements) {
        Aggregation byCurrency = Aggregation.of(currencies -> currencies
                .terms(terms -> terms.field("currency").size(CURRENCIES))
                .aggregations("types", BY_TYPE));
        Aggregation byDay = Aggregation.of(days -> days.dateHistogram(histogram -> histogram
                        .field("at")
                        .calendarInterval(CalendarInterval.Day)
                        .minDocCount(1))
                .aggregations("currencies", byCurrency));
        return ask(new SearchRequest.Builder().query(movements).size(0).aggregations("days", byDay), Void.class)
                .thenApply(answer -> of(answer, "days").dateHistogram().buckets().array().stream()
                        .flatMap(day -> terms(day.aggregations().get("currencies")).stream()
                                .map(currency -> flow(day, currency)))
                        .toList());
    }

    private static FlowView flow(DateHistogramBucket day, StringTermsBucket bucket) {
        String currency = bucket.key().stringValue();
        Map<String, String> sums = new HashMap<>();
        for (StringTermsBucket type : terms(bucket.aggregations().get("types"))) {
            sums.put(type.key().stringValue(), Amounts.of(sum(type), currency));
        }
        String nothing = Amounts.of(0, currency);
        return new FlowView(
                LocalDate.ofInstant(Instant.ofEpochMilli(day.key()), ZoneOffset.UTC),
                currency,
                bucket.docCount(),
                sums.getOrDefault("DEPOSIT", nothing),
                sums.getOrDefault("WITHDRAWAL", nothing),
                sums.getOrDefault("CAPTURE", nothing),
                sums.getOrDefault("TRANSFER_IN", nothing),
                sums.getOrDefault("TRANSFER_OUT", nothing));
    }

    CompletableFuture<List<LargestView>> largest(Query movements, int limit) {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .query(movements)
                .size(limit)
                .sort(sort -> sort.field(by -> by.field("amount").order(SortOrder.Desc)))
                .sort(sort -> sort.field(by -> by.field("position").order(SortOrder.Desc)));
        return ask(request, LargestView.Source.class).thenApply(answer -> answer.hits().hits().stream()
                .map(hit -> LargestView.of(Objects.requireNonNull(hit.source())))
                .toList());
    }

    CompletableFuture<List<CounterpartyView>> counterparties(Query movements, int limit) {
        Aggregation byCounterparty = Aggregation.of(others -> others.terms(terms ->
                        terms.field("counterparty").size(limit).order(List.of(NamedValue.of("amount", SortOrder.Desc))))
                .aggregations("amount", AMOUNT)
                .aggregations("types", BY_TYPE));
        Aggregation byCurrency = Aggregation.of(currencies -> currencies
                .terms(terms -> terms.field("currency").size(CURRENCIES))
                .aggregations("others", byCounterparty));
        return ask(
                        new SearchRequest.Builder().query(movements).size(0).aggregations("currencies", byCurrency),
                        Void.class)
                .thenApply(answer -> terms(of(answer, "currencies")).stream()
                        .flatMap(currency -> terms(currency.aggregations().get("others")).stream()
                                .map(other -> counterparty(currency.key().stringValue(), other)))
                        .toList());
    }

    private static CounterpartyView counterparty(String currency, StringTermsBucket other) {
        double in = 0;
        double out = 0;
        for (StringTermsBucket type : terms(other.aggregations().get("types"))) {
            boolean incoming = type.key().stringValue().equals("TRANSFER_IN");
            in += incoming ? sum(type) : 0;
            out += incoming ? 0 : sum(type);
        }
        return new CounterpartyView(
                other.key().stringValue(),
                currency,
                other.docCount(),
                Amounts.of(sum(other), currency),
                Amounts.of(in, currency),
                Amounts.of(out, currency));
    }

    <D> CompletableFuture<SearchResponse<D>> ask(SearchRequest.Builder request, Class<D> type) {
        return elasticsearch
                .search(
                        request.index(indices.alias(Projection.MOVEMENTS))
                                .trackTotalHits(track -> track.enabled(false))
                                .build(),
                        type)
                .exceptionally(failure -> {
                    throw ElasticsearchFailures.toReader(failure);
                });
    }

    static Aggregate of(SearchResponse<?> answer, String name) {
        return Objects.requireNonNull(answer.aggregations().get(name), name);
    }

    /** An index without any such value answers without types. */
    private static List<StringTermsBucket> terms(@Nullable Aggregate aggregate) {
        return aggregate != null && aggregate.isSterms()
                ? aggregate.sterms().buckets().array()
                : List.of();
    }

    private static double sum(StringTermsBucket bucket) {
        return Objects.requireNonNull(bucket.aggregations().get("amount")).sum().value();
    }
}
