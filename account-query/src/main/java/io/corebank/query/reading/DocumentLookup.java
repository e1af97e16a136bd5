package io.corebank.query.reading;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.query.elastic.Projection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/**
 * Looks one document up for somebody. What is not there is looked for again once the projection contains everything
 * that had happened, so that a fresh {@code Location} can be followed at once; what is not the reader's to see takes
 * the same way, so that it cannot be told from what does not exist.
 */
@Component
public class DocumentLookup {

    private static final int LONGEST_ID = 128;

    private final DocumentSearch search;
    private final Freshness freshness;

    DocumentLookup(DocumentSearch search, Freshness freshness) {
        this.search = search;
        this.freshness = freshness;
    }

    /** The document; fails with the refusal when there is none that may be seen. */
    public <D> CompletableFuture<Found<D>> find(
            Projection projection,
            String id,
            Class<D> type,
            Predicate<D> mayBeSeen,
            ReadRequest request,
            RefusalCode absence) {
        if (id.length() > LONGEST_ID) {
            return CompletableFuture.failedFuture(new Refusal(absence));
        }
        return freshness
                .forDocuments(projection, request)
                .thenCompose(asOf -> look(projection, id, type, mayBeSeen, asOf))
                .thenCompose(found -> found.isPresent()
                        ? CompletableFuture.completedFuture(found)
                        : freshness
                                .forAbsence(projection, request)
                                .thenCompose(asOf -> look(projection, id, type, mayBeSeen, asOf)))
                .thenApply(found -> found.orElseThrow(() -> new Refusal(absence)));
    }

    private <D> CompletableFuture<Optional<Found<D>>> look(
            Projection projection, String id, Class<D> type, Predicate<D> mayBeSeen, AsOf asOf) {
        return search.byId(projection, id, type)
                .thenApply(document -> document.filter(mayBeSeen).map(seen -> new Found<>(seen, asOf)));
    }
}
