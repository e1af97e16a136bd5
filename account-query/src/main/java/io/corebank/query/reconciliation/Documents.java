package io.corebank.query.reconciliation;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.aggregations.StringTermsBucket;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import io.corebank.query.elastic.DocumentReader;
import io.corebank.query.elastic.ElasticsearchStalled;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Projections;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The documents of the projections as they are, once the projection has got far enough. */
@Component
class Documents {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final DocumentReader reader;
    private final Projections projections;
    private final ElasticsearchClient elasticsearch;
    private final Indices indices;

    Documents(DocumentReader reader, Projections projections, ElasticsearchClient elasticsearch, Indices indices) {
        this.reader = reader;
        this.projections = projections;
        this.elasticsearch = elasticsearch;
        this.indices = indices;
    }

    /**
     * The documents with these ids, no older than a position.
     *
     * @throws Behind when the projection does not get there in time
     */
    Map<String, JsonNode> read(Projection projection, Collection<String> ids, long position) {
        await(projection, position);
        return reader.read(indices.alias(projection), ids, JsonNode.class);
    }

    /** How many documents belong to each of the accounts, up to a position. */
    Map<String, Long> countByAccount(Projection projection, Collection<String> accounts, long position) {
        await(projection, position);
        try {
            String alias = indices.alias(projection);
            elasticsearch.indices().refresh(request -> request.index(alias));
            SearchResponse<Void> answer = elasticsearch.search(
                    request -> request.index(alias)
                            .size(0)
                            .query(ofAccounts(accounts, position))
                            .aggregations(
                                    "accounts",
                                    each -> each.terms(
                                            terms -> terms.field("accountId").size(accounts.size()))),
                    Void.class);
            return countsOf(answer);
        } catch (IOException | ElasticsearchException failure) {
            throw new ElasticsearchStalled("Documents cannot be counted at the moment", failure);
        }
    }

    private static Map<String, Long> countsOf(SearchResponse<Void> answer) {
        Map<String, Long> counts = new HashMap<>();
        for (StringTermsBucket bucket : Objects.requireNonNull(
                        answer.aggregations().get("accounts"))
                .sterms()
                .buckets()
                .array()) {
            counts.put(bucket.key().stringValue(), bucket.docCount());
        }
        return counts;
    }

    private static Query ofAccounts(Collection<String> accounts, long position) {
        List<FieldValue> ids = accounts.stream().map(FieldValue::of).toList();
        return Query.of(query -> query.bool(bool -> bool.filter(
                        of -> of.terms(terms -> terms.field("accountId").terms(any -> any.value(ids))))
                .filter(upTo -> upTo.range(
                        range -> range.number(limits -> limits.field("position").lte((double) position))))));
    }

    private void await(Projection projection, long position) {
        if (!projections.progress(projection).await(position, PATIENCE).join()) {
            throw new Behind(projection.group(), position);
        }
    }
}
