package io.corebank.query.analytics;

import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.aggregations.Aggregation;
import co.elastic.clients.elasticsearch._types.aggregations.CalendarInterval;
import co.elastic.clients.elasticsearch._types.aggregations.DateHistogramBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.json.JsonData;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.corebank.api.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** The balance that the last movement of each day left; a day without one has that of the day before. */
@Component
class BalanceHistory {

    private final Analytics analytics;

    BalanceHistory(Analytics analytics) {
        this.analytics = analytics;
    }

    /** What is read of a movement. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Left(long balance) {}

    CompletableFuture<List<BalanceView>> of(String accountId, String currency, Days days) {
        return lastBefore(accountId, days.begin())
                .thenCompose(opening -> perDay(accountId, days).thenApply(closing -> {
                    List<BalanceView> history = new ArrayList<>();
                    long balance = opening;
                    for (LocalDate day = days.first(); !day.isAfter(days.last()); day = day.plusDays(1)) {
                        balance = closing.getOrDefault(day, balance);
                        history.add(new BalanceView(day, Money.format(balance, currency)));
                    }
                    return history;
                }));
    }

    private CompletableFuture<Long> lastBefore(String accountId, Instant instant) {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .query(query -> query.bool(bool -> bool.filter(account(accountId))
                        .filter(before -> before.range(
                                range -> range.date(limits -> limits.field("at").lt(instant.toString()))))))
                .sort(sort -> sort.field(by -> by.field("position").order(SortOrder.Desc)))
                .size(1);
        return analytics.ask(request, Left.class).thenApply(answer -> answer.hits().hits().stream()
                .map(hit -> Objects.requireNonNull(hit.source()).balance())
                .findFirst()
                .orElse(0L));
    }

    private CompletableFuture<Map<LocalDate, Long>> perDay(String accountId, Days days) {
        Aggregation last = Aggregation.of(newest -> newest.topHits(hits -> hits.size(1)
                .sort(sort -> sort.field(by -> by.field("position").order(SortOrder.Desc)))
                .source(source -> source.filter(filter -> filter.includes("balance")))));
        Aggregation byDay = Aggregation.of(each -> each.dateHistogram(histogram -> histogram
                        .field("at")
                        .calendarInterval(CalendarInterval.Day)
                        .minDocCount(1))
                .aggregations("last", last));
        SearchRequest.Builder request = new SearchRequest.Builder()
                .query(query -> query.bool(bool -> bool.filter(account(accountId))
                        .filter(within -> within.range(range -> range.date(limits -> limits.field("at")
                                .gte(days.begin().toString())
                                .lt(days.end().toString()))))))
                .size(0)
                .aggregations("days", byDay);
        return analytics.ask(request, Void.class).thenApply(BalanceHistory::closing);
    }

    private static Map<LocalDate, Long> closing(SearchResponse<?> answer) {
        Map<LocalDate, Long> closing = new HashMap<>();
        for (DateHistogramBucket day :
                Analytics.of(answer, "days").dateHistogram().buckets().array()) {
            JsonData source = Objects.requireNonNull(
                    Objects.requireNonNull(day.aggregations().get("last"))
                            .topHits()
                            .hits()
                            .hits()
                            .get(0)
                            .source());
            closing.put(
                    LocalDate.ofInstant(Instant.ofEpochMilli(day.key()), ZoneOffset.UTC),
                    source.to(Left.class).balance());
        }
        return closing;
    }

    private static Query account(String accountId) {
        return Query.of(query -> query.term(term -> term.field("accountId").value(accountId)));
    }
}
