package io.corebank.query.privacy;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.corebank.query.elastic.ElasticsearchFailures;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Reads all documents that answer a question, oldest first and part by part, so that any number fits into memory. */
@Component
class DocumentScan {

    private static final int PART = 1_000;

    private final ElasticsearchClient elasticsearch;
    private final Indices indices;

    DocumentScan(ElasticsearchClient elasticsearch, Indices indices) {
        this.elasticsearch = elasticsearch;
        this.indices = indices;
    }

    void each(Projection projection, Query query, Consumer<ObjectNode> sink) {
        List<FieldValue> after = List.of();
        List<Hit<ObjectNode>> part;
        do {
            part = part(projection, query, after);
            part.forEach(hit -> sink.accept(Objects.requireNonNull(hit.source())));
            after = part.isEmpty() ? after : part.get(part.size() - 1).sort();
        } while (part.size() == PART);
    }

    private List<Hit<ObjectNode>> part(Projection projection, Query query, List<FieldValue> after) {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .index(indices.alias(projection))
                .query(query)
                .sort(sort -> sort.field(by -> by.field(orderOf(projection)).order(SortOrder.Asc)))
                .size(PART);
        if (!after.isEmpty()) {
            request.searchAfter(after);
        }
        try {
            return elasticsearch
                    .search(request.build(), ObjectNode.class)
                    .hits()
                    .hits();
        } catch (IOException | RuntimeException failure) {
            throw ElasticsearchFailures.toReader(failure);
        }
    }

    /** A position that no two documents of the projection share. */
    private static String orderOf(Projection projection) {
        return switch (projection) {
            case ACCOUNTS -> "openedPosition";
            case TRANSFERS -> "requestedPosition";
            default -> "position";
        };
    }
}
