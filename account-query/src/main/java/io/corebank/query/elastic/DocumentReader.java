package io.corebank.query.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.mget.MultiGetResponseItem;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads documents by id, as they are now, whether a search sees them yet or not. */
@Component
public class DocumentReader {

    private final ElasticsearchClient elasticsearch;

    DocumentReader(ElasticsearchClient elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /**
     * The documents that are there behind an alias, by id.
     *
     * @throws ElasticsearchStalled when trying again will help
     */
    public <D> Map<String, D> read(String alias, Collection<String> ids, Class<D> type) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        try {
            List<MultiGetResponseItem<D>> items = elasticsearch
                    .mget(request -> request.index(alias).ids(List.copyOf(ids)), type)
                    .docs();
            Map<String, D> found = new HashMap<>();
            items.forEach(item -> keep(item, found));
            return found;
        } catch (IOException noAnswer) {
            throw new ElasticsearchStalled("Elasticsearch does not answer", noAnswer);
        } catch (ElasticsearchException refused) {
            throw new ElasticsearchStalled("Elasticsearch does not show documents at the moment", refused);
        }
    }

    private static <D> void keep(MultiGetResponseItem<D> item, Map<String, D> found) {
        if (item.isFailure()) {
            throw new ElasticsearchStalled(
                    "Document " + item.failure().id() + " cannot be read, "
                            + ElasticsearchFailures.describe(item.failure().error()),
                    null);
        }
        D content = item.result().source();
        if (content != null) {
            found.put(item.result().id(), content);
        }
    }
}
