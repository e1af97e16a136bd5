package io.corebank.query.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import java.io.IOException;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Several indices of one projection beside each other. The one that readers see is behind the projection's alias; one
 * that is being filled is behind an alias of its own, so that it is never made up with guessed types.
 */
@Component
public class IndexSwitch {

    private static final int NOT_FOUND = 404;

    private final ElasticsearchClient elasticsearch;
    private final Indices indices;

    IndexSwitch(ElasticsearchClient elasticsearch, Indices indices) {
        this.elasticsearch = elasticsearch;
        this.indices = indices;
    }

    /** The alias of the index that readers see. */
    public String liveAlias(Projection projection) {
        return indices.alias(projection);
    }

    /** The alias of the index that is being filled. */
    public String buildAlias(Projection projection) {
        return indices.alias(projection) + "-build";
    }

    /** The index that readers see. */
    public Optional<String> live(Projection projection) {
        return behind(indices.alias(projection)).stream().findFirst();
    }

    /** The index that readers see; null when there is none or nobody can tell. */
    public @Nullable String liveOrUnknown(Projection projection) {
        try {
            return live(projection).orElse(null);
        } catch (ElasticsearchStalled unreachable) {
            return null;
        }
    }

    /** The name of an index that is not there yet, with the next version. */
    public String next(Projection projection) {
        String stem = indices.alias(projection) + "-v";
        Set<String> present = answer(() -> elasticsearch
                .indices()
                .get(request -> request.index(stem + "*").allowNoIndices(true))
                .result()
                .keySet());
        int newest = present.stream()
                .map(name -> name.substring(stem.length()))
                .filter(version -> version.matches("[0-9]{1,9}"))
                .map(Integer::valueOf)
                .max(Comparator.naturalOrder())
                .orElse(0);
        return stem + (Math.max(newest, projection.version()) + 1);
    }

    /**
     * The name of an index to begin anew with. What is left under the name of the first one was live once, and may have
     * been replaced because it was wrong.
     */
    public String unused(Projection projection) {
        String first = indices.first(projection);
        return exists(first) ? next(projection) : first;
    }

    public boolean exists(String index) {
        return answer(() ->
                elasticsearch.indices().exists(request -> request.index(index)).value());
    }

    /** Makes the index ready to be filled; answers whether it had to be created. */
    public boolean prepare(Projection projection, String index) {
        boolean created = !exists(index);
        answer(() -> {
            if (created) {
                indices.create(projection, index);
            } else {
                indices.extend(projection, index);
            }
            return true;
        });
        String alias = buildAlias(projection);
        Set<String> others = behind(alias);
        answer(() -> elasticsearch.indices().updateAliases(request -> {
            others.stream()
                    .filter(other -> !other.equals(index))
                    .forEach(other -> request.actions(action ->
                            action.remove(remove -> remove.index(other).alias(alias))));
            return request.actions(action -> action.add(add -> add.index(index).alias(alias)));
        }));
        return created;
    }

    /** In one step, readers and writers go over to the index. */
    public void publish(Projection projection, String index) {
        String alias = indices.alias(projection);
        Set<String> before = behind(alias);
        answer(() -> elasticsearch.indices().updateAliases(request -> {
            before.forEach(old -> request.actions(
                    action -> action.remove(remove -> remove.index(old).alias(alias))));
            request.actions(action -> action.add(add -> add.index(index).alias(alias)));
            return request.actions(
                    action -> action.remove(remove -> remove.index(index).alias(buildAlias(projection))));
        }));
    }

    /** Lets searches see everything that is in the index. */
    public void refresh(String index) {
        answer(() -> elasticsearch.indices().refresh(request -> request.index(index)));
    }

    /** Deletes the index, if it is there. */
    public void drop(String index) {
        answer(() ->
                elasticsearch.indices().delete(request -> request.index(index).ignoreUnavailable(true)));
    }

    private Set<String> behind(String alias) {
        try {
            return elasticsearch
                    .indices()
                    .getAlias(request -> request.name(alias))
                    .result()
                    .keySet();
        } catch (ElasticsearchException refused) {
            if (refused.status() == NOT_FOUND) {
                return Set.of();
            }
            throw new ElasticsearchStalled("Elasticsearch does not show its aliases at the moment", refused);
        } catch (IOException noAnswer) {
            throw new ElasticsearchStalled("Elasticsearch does not answer", noAnswer);
        }
    }

    /** Something that Elasticsearch is asked for. */
    private interface Request<T> {
        T send() throws IOException;
    }

    private static <T> T answer(Request<T> request) {
        try {
            return request.send();
        } catch (IOException noAnswer) {
            throw new ElasticsearchStalled("Elasticsearch does not answer", noAnswer);
        }
    }
}
