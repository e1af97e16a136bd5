package io.corebank.query.reading;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.corebank.query.elastic.ElasticsearchFailures;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import io.corebank.query.reading.Snapshots.Snapshot;
import io.corebank.support.web.MalformedRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Finds documents by id or by question, without a thread that waits. */
@Component
public class DocumentSearch {

    private static final int BAD_REQUEST = 400;

    /** In a snapshot Elasticsearch sorts by a further value of its own. */
    private static final int TIEBREAKER = 1;

    private final ElasticsearchAsyncClient elasticsearch;
    private final Indices indices;
    private final Snapshots snapshots;
    private final Freshness freshness;

    DocumentSearch(ElasticsearchAsyncClient elasticsearch, Indices indices, Snapshots snapshots, Freshness freshness) {
        this.elasticsearch = elasticsearch;
        this.indices = indices;
        this.snapshots = snapshots;
        this.freshness = freshness;
    }

    /** The document as it is now, whether searches see it yet or not. */
    public <D> CompletableFuture<Optional<D>> byId(Projection projection, String id, Class<D> type) {
        return elasticsearch
                .get(request -> request.index(indices.alias(projection)).id(id), type)
                .thenApply(found -> Optional.ofNullable(found.source()))
                .exceptionally(failure -> {
                    throw ElasticsearchFailures.toReader(failure);
                });
    }

    /**
     * One part of the answer to a question, with the number of all documents that answer it, and how recent it is.
     * Documents that may change their places are leafed through in a snapshot, for as long as there is one and nobody
     * demands what is younger than it.
     */
    public <D> CompletableFuture<Found<Page<D>>> page(
            Projection projection, Question question, Paging paging, Class<D> type, ReadRequest request) {
        return begunBefore(question, paging, request)
                .map(snapshot -> in(snapshot, question, paging, type)
                        .thenApply(page -> new Found<>(page, snapshot.asOf()))
                        .exceptionallyCompose(lost -> present(projection, question, paging, type, request)))
                .orElseGet(() -> present(projection, question, paging, type, request));
    }

    private Optional<Snapshot> begunBefore(Question question, Paging paging, ReadRequest request) {
        Long demanded = request.minPosition();
        return question.shifting() && paging.cursor() != null
                ? snapshots
                        .named(Cursor.snapshotOf(paging.cursor()))
                        .filter(snapshot -> demanded == null || snapshot.contains(demanded))
                : Optional.empty();
    }

    /** A part of what there is now. */
    private <D> CompletableFuture<Found<Page<D>>> present(
            Projection projection, Question question, Paging paging, Class<D> type, ReadRequest request) {
        return freshness.forSearch(projection, request).thenCompose(asOf -> (question.shifting()
                                && paging.cursor() == null
                        ? first(projection, question, paging, type, asOf)
                        : now(projection, question, paging, type))
                .thenApply(page -> new Found<>(page, asOf)));
    }

    /** The first part, in a snapshot if there are more; without one the list goes on as it is then. */
    private <D> CompletableFuture<Page<D>> first(
            Projection projection, Question question, Paging paging, Class<D> type, AsOf asOf) {
        return snapshots
                .recent(projection, asOf.position())
                .map(snapshot -> in(snapshot, question, paging, type)
                        .exceptionallyCompose(lost -> now(projection, question, paging, type)))
                .orElseGet(() -> now(projection, question, paging, type)
                        .thenCompose(first -> first.nextCursor() == null
                                ? CompletableFuture.completedFuture(first)
                                : snapshots
                                        .take(projection, asOf)
                                        .thenCompose(taken -> in(taken, question, paging, type))
                                        .exceptionally(lost -> first)));
    }

    /** Fails when the snapshot is lost, as when its index was deleted. */
    private <D> CompletableFuture<Page<D>> in(Snapshot snapshot, Question question, Paging paging, Class<D> type) {
        SearchRequest request = requestFor(question, paging, TIEBREAKER)
                .pit(point -> point.id(snapshot.pointInTime()).keepAlive(Snapshot.keepAlive()))
                .build();
        return elasticsearch
                .search(request, type)
                .thenApply(response -> pageOf(response, question, paging, snapshot.name()));
    }

    private <D> CompletableFuture<Page<D>> now(Projection projection, Question question, Paging paging, Class<D> type) {
        SearchRequest.Builder request = requestFor(question, paging, 0).index(indices.alias(projection));
        return elasticsearch
                .search(request.build(), type)
                .thenApply(response -> pageOf(response, question, paging, ""))
                .exceptionally(failure -> {
                    throw explain(failure, paging);
                });
    }

    /** Asks for one more than is wanted, to know whether there is a next part. */
    private static SearchRequest.Builder requestFor(Question question, Paging paging, int furtherValues) {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .query(question.query())
                .sort(question.sort())
                .size(paging.limit() + 1)
                .trackTotalHits(track -> track.enabled(true));
        if (paging.cursor() != null) {
            int fields = question.sort().size();
            List<FieldValue> place = Cursor.read(paging.cursor(), question.canonical(), fields);
            request.searchAfter(place.subList(0, Math.min(place.size(), fields + furtherValues)));
        }
        return request;
    }

    private static <D> Page<D> pageOf(SearchResponse<D> response, Question question, Paging paging, String snapshot) {
        List<Hit<D>> hits = response.hits().hits();
        List<Hit<D>> shown = hits.subList(0, Math.min(hits.size(), paging.limit()));
        String next = hits.size() > paging.limit()
                ? Cursor.after(shown.get(shown.size() - 1).sort(), question.canonical(), snapshot)
                : null;
        long total = Objects.requireNonNull(response.hits().total()).value();
        return new Page<>(
                shown.stream().map(hit -> Objects.requireNonNull(hit.source())).toList(), next, total);
    }

    /** A cursor that somebody made up may have values that the index does not sort by. */
    private static RuntimeException explain(Throwable failure, Paging paging) {
        if (paging.cursor() != null
                && ElasticsearchFailures.unwrap(failure) instanceof ElasticsearchException refused
                && refused.status() == BAD_REQUEST) {
            return new MalformedRequest("invalid-cursor", "The cursor is not one that a list gave.");
        }
        return ElasticsearchFailures.toReader(failure);
    }
}
