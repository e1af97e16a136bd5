package io.corebank.query.reconciliation;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.corebank.query.elastic.ElasticsearchStalled;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** The oldest transfers that the index shows as under way, so that one that stands still is noticed in every run. */
@Component
class OpenTransfers {

    private static final int MOST = 100;
    private static final List<FieldValue> UNDER_WAY =
            List.of(FieldValue.of("REQUESTED"), FieldValue.of("FUNDS_HELD"), FieldValue.of("CREDITED"));

    private final ElasticsearchClient elasticsearch;
    private final Indices indices;

    OpenTransfers(ElasticsearchClient elasticsearch, Indices indices) {
        this.elasticsearch = elasticsearch;
        this.indices = indices;
    }

    /** The ids of those that were requested before an instant. */
    List<String> requestedBefore(Instant instant) {
        try {
            return elasticsearch
                    .search(
                            request -> request.index(indices.alias(Projection.TRANSFERS))
                                    .size(MOST)
                                    .source(source -> source.fetch(false))
                                    .sort(sort -> sort.field(
                                            by -> by.field("requestedPosition").order(SortOrder.Asc)))
                                    .query(query -> query.bool(bool -> bool.filter(of -> of.terms(terms ->
                                                    terms.field("status").terms(any -> any.value(UNDER_WAY))))
                                            .filter(old -> old.range(range -> range.date(limits ->
                                                    limits.field("requestedAt").lt(instant.toString())))))),
                            Void.class)
                    .hits()
                    .hits()
                    .stream()
                    .map(Hit::id)
                    .map(Objects::requireNonNull)
                    .toList();
        } catch (IOException | ElasticsearchException failure) {
            throw new ElasticsearchStalled("Transfers cannot be searched at the moment", failure);
        }
    }
}
