package io.corebank.query.reading;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Highlight;
import co.elastic.clients.elasticsearch.core.search.HighlightField;
import co.elastic.clients.elasticsearch.core.search.HighlighterEncoder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.corebank.query.elastic.ElasticsearchFailures;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
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

    private final ElasticsearchAsyncClient elasticsearch;
    private final Indices indices;

    DocumentSearch(ElasticsearchAsyncClient elasticsearch, Indices indices) {
        this.elasticsearch = elasticsearch;
        this.indices = indices;
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

    /** One part of the answer to a question, with the number of all documents that answer it. */
    public <D> CompletableFuture<Page<Match<D>>> page(
            Projection projection, Question question, Paging paging, Class<D> type) {
        SearchRequest request = requestFor(indices.alias(projection), question, paging);
        return elasticsearch
                .search(request, type)
                .thenApply(response -> pageOf(response, question, paging))
                .exceptionally(failure -> {
                    throw explain(failure, paging);
                });
    }

    /** Asks for one more than is wanted, to know whether there is a next part. */
    private static SearchRequest requestFor(String alias, Question question, Paging paging) {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .index(alias)
                .query(question.query())
                .sort(question.sort())
                .size(paging.limit() + 1)
                .trackTotalHits(track -> track.enabled(true));
        if (question.marked() != null) {
            request.highlight(marking(question.marked()));
        }
        if (paging.cursor() != null) {
            request.searchAfter(Cursor.read(
                    paging.cursor(), question.canonical(), question.sort().size()));
        }
        return request.build();
    }

    /** The whole text, made harmless for whoever shows it in a page. */
    private static Highlight marking(String field) {
        return Highlight.of(highlight -> highlight
                .encoder(HighlighterEncoder.Html)
                .numberOfFragments(0)
                .fields(field, HighlightField.of(whole -> whole)));
    }

    private static <D> Page<Match<D>> pageOf(SearchResponse<D> response, Question question, Paging paging) {
        List<Hit<D>> hits = response.hits().hits();
        List<Hit<D>> shown = hits.subList(0, Math.min(hits.size(), paging.limit()));
        String next = hits.size() > paging.limit()
                ? Cursor.after(shown.get(shown.size() - 1).sort(), question.canonical())
                : null;
        long total = Objects.requireNonNull(response.hits().total()).value();
        return new Page<>(shown.stream().map(DocumentSearch::matchOf).toList(), next, total);
    }

    private static <D> Match<D> matchOf(Hit<D> hit) {
        return new Match<>(
                Objects.requireNonNull(hit.source()),
                hit.highlight().values().stream()
                        .flatMap(List::stream)
                        .findFirst()
                        .orElse(null));
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
