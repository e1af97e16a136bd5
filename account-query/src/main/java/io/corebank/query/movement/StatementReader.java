package io.corebank.query.movement;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.corebank.query.account.AccountDocument;
import io.corebank.query.elastic.ElasticsearchFailures;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads statements from the index of movements, part by part, and checks that every part continues the one before. */
@Component
class StatementReader {

    private static final int PART = 1_000;

    /** Takes the movements of a statement one by one. */
    @FunctionalInterface
    interface Sink {
        void accept(MovementDocument movement) throws IOException;
    }

    private final ElasticsearchClient elasticsearch;
    private final Indices indices;

    StatementReader(ElasticsearchClient elasticsearch, Indices indices) {
        this.elasticsearch = elasticsearch;
        this.indices = indices;
    }

    /** The bounds and balances of a statement over the period. */
    Statement open(AccountDocument account, Period period) {
        MovementDocument before = period.from() == null ? null : lastBefore(account.accountId(), period.from());
        return new Statement(account, period, before, lastBefore(account.accountId(), period.to()));
    }

    /**
     * Hands over every movement of the statement, oldest first, in constant memory.
     *
     * @throws IllegalStateException when a movement does not follow from the one before, rather than tell nonsense
     */
    void read(Statement statement, Sink sink) throws IOException {
        long balance = statement.opening();
        long position = statement.after();
        while (position < statement.upTo()) {
            List<MovementDocument> part = part(statement, position);
            if (part.isEmpty()) {
                throw new IllegalStateException("Movements of the statement are missing after position " + position);
            }
            for (MovementDocument movement : part) {
                balance = Math.addExact(balance, movement.signedAmount());
                if (balance != movement.balance()) {
                    throw new IllegalStateException("A movement is missing before position " + movement.position());
                }
                sink.accept(movement);
                position = movement.position();
            }
        }
    }

    private @Nullable MovementDocument lastBefore(String accountId, @Nullable Instant instant) {
        BoolQuery.Builder bool = new BoolQuery.Builder().filter(MovementQuestion.term("accountId", accountId));
        if (instant != null) {
            bool.filter(MovementQuestion.within(new Period(null, instant)));
        }
        List<MovementDocument> found = search(new SearchRequest.Builder()
                .query(bool.build()._toQuery())
                .sort(MovementQuestion.byPosition(SortOrder.Desc))
                .size(1));
        return found.isEmpty() ? null : found.get(0);
    }

    private List<MovementDocument> part(Statement statement, long after) {
        BoolQuery bool = BoolQuery.of(query -> query.filter(
                        MovementQuestion.term("accountId", statement.account().accountId()))
                .filter(within -> within.range(range -> range.number(positions ->
                        positions.field("position").gt((double) after).lte((double) statement.upTo())))));
        return search(new SearchRequest.Builder()
                .query(bool._toQuery())
                .sort(MovementQuestion.byPosition(SortOrder.Asc))
                .size(PART));
    }

    private List<MovementDocument> search(SearchRequest.Builder request) {
        try {
            return elasticsearch
                    .search(
                            request.index(indices.alias(Projection.MOVEMENTS))
                                    .trackTotalHits(track -> track.enabled(false))
                                    .build(),
                            MovementDocument.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(Hit::source)
                    .map(Objects::requireNonNull)
                    .toList();
        } catch (IOException | RuntimeException failure) {
            throw ElasticsearchFailures.toReader(failure);
        }
    }
}
