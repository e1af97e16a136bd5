package io.corebank.query.rebuild;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import co.elastic.clients.transport.TransportException;
import io.corebank.query.elastic.ElasticsearchStalled;
import io.corebank.query.projection.Assembly;
import io.corebank.query.projection.Weight;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.axonframework.serialization.SerializationException;
import org.springframework.stereotype.Component;

/** Reads a whole index, in constant memory, to say what is in it. */
@Component
class IndexScan {

    private static final int PAGE = 5_000;
    private static final int OK = 200;
    private static final Time KEEP = Time.of(time -> time.time("1m"));

    private final ElasticsearchClient elasticsearch;

    IndexScan(ElasticsearchClient elasticsearch) {
        this.elasticsearch = elasticsearch;
    }

    /** How many documents an index holds, and the checksum of all of them. */
    record Sum(long documents, long checksum) {}

    <D> Sum of(String index, Assembly<D> assembly) {
        try {
            String pit = elasticsearch
                    .openPointInTime(request -> request.index(index).keepAlive(KEEP))
                    .id();
            try {
                return sum(pit, assembly);
            } finally {
                elasticsearch.closePointInTime(request -> request.id(pit));
            }
        } catch (TransportException answered) {
            if (answered.statusCode() == OK) {
                throw new SerializationException("The index holds a document that is none of the projection", answered);
            }
            throw new ElasticsearchStalled("The index cannot be read at the moment", answered);
        } catch (IOException | ElasticsearchException failure) {
            throw new ElasticsearchStalled("The index cannot be read at the moment", failure);
        }
    }

    /** How many documents an index holds. */
    long count(String index) {
        try {
            return elasticsearch.count(request -> request.index(index)).count();
        } catch (IOException | ElasticsearchException failure) {
            throw new ElasticsearchStalled("The index cannot be counted at the moment", failure);
        }
    }

    private <D> Sum sum(String pit, Assembly<D> assembly) throws IOException {
        long documents = 0;
        long checksum = 0;
        List<FieldValue> after = List.of();
        List<Hit<D>> page;
        do {
            page = page(pit, after, assembly);
            for (Hit<D> hit : page) {
                documents++;
                checksum += weightOf(hit, assembly);
                after = hit.sort();
            }
        } while (page.size() == PAGE);
        return new Sum(documents, checksum);
    }

    private static <D> long weightOf(Hit<D> hit, Assembly<D> assembly) {
        String id = Objects.requireNonNull(hit.id());
        return assembly.weighsByVersion()
                ? Weight.of(id, Objects.requireNonNull(hit.version()))
                : assembly.weightOf(id, Objects.requireNonNull(hit.source()));
    }

    private <D> List<Hit<D>> page(String pit, List<FieldValue> after, Assembly<D> assembly) throws IOException {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .pit(point -> point.id(pit).keepAlive(KEEP))
                .sort(sort -> sort.field(by -> by.field("_shard_doc").order(SortOrder.Asc)))
                .trackTotalHits(track -> track.enabled(false))
                .version(true)
                .source(source -> source.fetch(!assembly.weighsByVersion()))
                .size(PAGE);
        if (!after.isEmpty()) {
            request.searchAfter(after);
        }
        return elasticsearch
                .search(request.build(), assembly.documentType())
                .hits()
                .hits();
    }
}
