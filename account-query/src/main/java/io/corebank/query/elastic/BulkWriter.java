package io.corebank.query.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Writes documents in one request and looks at the fate of each, because a bulk answers 200 whatever happened. */
@Component
public class BulkWriter {

    private final ElasticsearchClient elasticsearch;

    BulkWriter(ElasticsearchClient elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /**
     * Writes the documents to the index behind an alias; every one of them is there when this returns, in its version
     * or in a later one.
     *
     * @return the ids of those that were there already
     * @throws ElasticsearchStalled when trying again will help
     * @throws DocumentRefused when it will not
     */
    public <D> Set<String> write(Projection projection, String alias, Collection<VersionedDocument<D>> documents) {
        if (documents.isEmpty()) {
            return Set.of();
        }
        return inspect(projection, send(requestOf(alias, documents)));
    }

    /** Demands an alias, because a missing index would be made up with guessed types otherwise. */
    private static <D> BulkRequest requestOf(String alias, Collection<VersionedDocument<D>> documents) {
        BulkRequest.Builder request = new BulkRequest.Builder().index(alias).requireAlias(true);
        for (VersionedDocument<D> document : documents) {
            request.operations(operation -> operation.index(index -> index.id(document.id())
                    .versionType(VersionType.External)
                    .version(document.version())
                    .document(document.content())));
        }
        return request.build();
    }

    private BulkResponse send(BulkRequest request) {
        try {
            return elasticsearch.bulk(request);
        } catch (IOException noAnswer) {
            throw new ElasticsearchStalled("Elasticsearch does not answer", noAnswer);
        } catch (ElasticsearchException refused) {
            if (ElasticsearchFailures.isTransient(refused)) {
                throw new ElasticsearchStalled("Elasticsearch does not take a bulk at the moment", refused);
            }
            throw refused;
        }
    }

    private static Set<String> inspect(Projection projection, BulkResponse response) {
        Set<String> present = new HashSet<>();
        if (!response.errors()) {
            return present;
        }
        for (BulkResponseItem item : response.items()) {
            if (item.error() == null) {
                continue;
            }
            if (ElasticsearchFailures.isConflict(item.status())) {
                present.add(item.id());
                continue;
            }
            throw failureOf(projection, item);
        }
        return present;
    }

    private static RuntimeException failureOf(Projection projection, BulkResponseItem item) {
        String what = "Document " + item.id() + " of " + projection.group() + " was answered " + item.status() + ", "
                + ElasticsearchFailures.describe(item.error());
        return ElasticsearchFailures.isTransient(item.status(), item.error())
                ? new ElasticsearchStalled(what, null)
                : new DocumentRefused(what);
    }
}
