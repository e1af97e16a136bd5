package io.corebank.query.reading;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import io.corebank.query.elastic.ElasticsearchFailures;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Projections;
import io.corebank.query.projection.Reached;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/** Up to which position searches see what is written, and refreshes an index when somebody needs more. */
@Component
class Visibility {

    private final Map<Projection, Refresher> refreshers = new EnumMap<>(Projection.class);

    Visibility(ElasticsearchAsyncClient elasticsearch, Indices indices, Projections projections) {
        for (Projection projection : Projection.values()) {
            refreshers.put(
                    projection,
                    new Refresher(() -> projections.progress(projection).reached(), () -> elasticsearch
                            .indices()
                            .refresh(request -> request.index(indices.alias(projection)))
                            .thenAccept(done -> {})));
        }
    }

    /** The position up to which searches see everything, after a refresh if that is less than what is wanted. */
    CompletableFuture<Reached> upTo(Projection projection, long wanted, Duration patience) {
        return Objects.requireNonNull(refreshers.get(projection))
                .upTo(wanted, patience)
                .exceptionally(failure -> {
                    throw ElasticsearchFailures.toReader(failure);
                });
    }
}
