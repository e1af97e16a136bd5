package io.corebank.query.privacy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.corebank.query.elastic.ElasticsearchFailures;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Projections;
import io.corebank.query.reading.Snapshots;
import io.corebank.support.web.Unavailable;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes one field out of documents, in the index that is live and in those that are kept beside it. A document keeps
 * its version, so that the next event still fits; meanwhile the projection stands still, and then forgets what it
 * remembers.
 */
@Component
class TextEraser {

    private static final int PART = 1_000;
    private static final int CONFLICT = 409;
    private static final String EXPUNGE_ALL = "{\"index.merge.policy.expunge_deletes_allowed\":0}";
    private static final int MOST_PARTS = 100_000;

    private final ElasticsearchClient elasticsearch;
    private final Indices indices;
    private final Projections projections;
    private final Snapshots snapshots;

    TextEraser(ElasticsearchClient elasticsearch, Indices indices, Projections projections, Snapshots snapshots) {
        this.elasticsearch = elasticsearch;
        this.indices = indices;
        this.projections = projections;
        this.snapshots = snapshots;
    }

    /**
     * Empties the field in every document that answers the question.
     *
     * @throws Unavailable when trying again later will help
     */
    void erase(Projection projection, String field, Query documents) {
        projections.amend(projection, () -> {
            try {
                String pattern = indices.alias(projection) + "-v*";
                eraseParts(pattern, field, documents);
                snapshots.forget();
                expunge(pattern);
            } catch (IOException | RuntimeException failure) {
                throw ElasticsearchFailures.toReader(failure);
            }
        });
    }

    /** Forgets what this process remembers of documents, because another one empties some. */
    void forget(Projection projection) {
        projections.amend(projection, snapshots::forget);
    }

    private void eraseParts(String pattern, String field, Query documents) throws IOException {
        for (int i = 0; i < MOST_PARTS; i++) {
            elasticsearch.indices().refresh(request -> request.index(pattern));
            List<Hit<ObjectNode>> part = elasticsearch
                    .search(
                            request -> request.index(pattern)
                                    .query(query -> query.bool(bool -> bool.filter(documents)
                                            .filter(present -> present.exists(exists -> exists.field(field)))))
                                    .version(true)
                                    .size(PART),
                            ObjectNode.class)
                    .hits()
                    .hits();
            if (part.isEmpty()) {
                return;
            }
            write(part, field);
        }
        throw new Unavailable("erasure-unfinished", "There is more to erase than fits into one request.");
    }

    /**
     * Has Elasticsearch write the files anew that still hold earlier versions of documents. It goes on with that by
     * itself, and keeps what is younger than about a minute, until the erasure is asked for again.
     */
    private void expunge(String pattern) throws IOException {
        elasticsearch.indices().putSettings(change -> change.index(pattern)
                .settings(settings -> settings.withJson(new StringReader(EXPUNGE_ALL))));
        elasticsearch.indices().flush(flush -> flush.index(pattern));
        elasticsearch.indices().forcemerge(merge -> merge.index(pattern)
                .onlyExpungeDeletes(true)
                .waitForCompletion(false));
    }

    /** A document that was written meanwhile is looked at again in the next part. */
    private void write(List<Hit<ObjectNode>> part, String field) throws IOException {
        BulkRequest.Builder request = new BulkRequest.Builder();
        for (Hit<ObjectNode> hit : part) {
            ObjectNode emptied = Objects.requireNonNull(hit.source()).putNull(field);
            request.operations(operation -> operation.index(index -> index.index(hit.index())
                    .id(hit.id())
                    .versionType(VersionType.ExternalGte)
                    .version(hit.version())
                    .document(emptied)));
        }
        BulkResponse response = elasticsearch.bulk(request.build());
        response.items().stream()
                .filter(item -> item.error() != null && item.status() != CONFLICT)
                .findFirst()
                .ifPresent(item -> {
                    throw new Unavailable(
                            "search-unavailable", "A document could not be rewritten: " + item.status() + ".");
                });
    }
}
