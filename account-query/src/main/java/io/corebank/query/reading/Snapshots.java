package io.corebank.query.reading;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.Time;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Points in time of indices, in which readers leaf through a list that would shift otherwise. Readers who ask between
 * two changes share one; there is a bounded number, each is given up when nobody has asked for it for a while, and what
 * a reader holds is only a name for it.
 */
@Component
public class Snapshots {

    private static final Duration KEPT = Duration.ofMinutes(2);
    private static final Time KEEP_ALIVE = Time.of(time -> time.time(KEPT.toSeconds() + "s"));

    /**
     * Elasticsearch has a limit for open scrolls, but none for points in time, however many processes open some. Each
     * keeps files that have been merged away meanwhile, which is what bounds them here.
     */
    private static final int MOST = 200;

    private final ElasticsearchAsyncClient elasticsearch;
    private final Indices indices;
    private final Map<Projection, Snapshot> latest = new ConcurrentHashMap<>();
    private final Cache<String, Snapshot> open;

    Snapshots(ElasticsearchAsyncClient elasticsearch, Indices indices) {
        this.elasticsearch = elasticsearch;
        this.indices = indices;
        this.open = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterAccess(KEPT)
                .<String, Snapshot>removalListener((name, snapshot, cause) -> close(Objects.requireNonNull(snapshot)))
                .build();
    }

    /**
     * An index as it was.
     *
     * @param name under which it is found again
     * @param asOf how recent it is
     * @param pointInTime what Elasticsearch calls it
     */
    record Snapshot(String name, AsOf asOf, String pointInTime) {

        boolean contains(long position) {
            return asOf.position() >= position;
        }

        static Time keepAlive() {
            return KEEP_ALIVE;
        }
    }

    /** A snapshot that is there already and contains everything up to the position. */
    Optional<Snapshot> recent(Projection projection, long position) {
        return Optional.ofNullable(latest.get(projection))
                .filter(snapshot -> snapshot.contains(position))
                .flatMap(snapshot -> named(snapshot.name()));
    }

    /** A snapshot of what is visible now, which is at least as recent. */
    CompletableFuture<Snapshot> take(Projection projection, AsOf asOf) {
        return elasticsearch
                .openPointInTime(
                        request -> request.index(indices.alias(projection)).keepAlive(KEEP_ALIVE))
                .thenApply(opened -> {
                    Snapshot taken = new Snapshot(UUID.randomUUID().toString(), asOf, opened.id());
                    open.put(taken.name(), taken);
                    latest.put(projection, taken);
                    return taken;
                });
    }

    /** The snapshot that a reader goes on in; empty when it was given up, or was another process's. */
    Optional<Snapshot> named(String name) {
        return Optional.ofNullable(open.getIfPresent(name));
    }

    /** Gives all of them up, because something in them must not be shown any more. */
    public void forget() {
        latest.clear();
        open.invalidateAll();
    }

    private void close(Snapshot snapshot) {
        CompletableFuture<?> unused = elasticsearch
                .closePointInTime(request -> request.id(snapshot.pointInTime()))
                .exceptionally(gone -> null);
    }
}
