package io.corebank.query.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.indices.Alias;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The indices of the projections. An index is complete, as far as its projection's token says, once its alias points to
 * it. One that begins empty gets its alias in one step with itself, after the token has gone back to the beginning.
 */
@Component
public class Indices {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String EXISTS_ALREADY = "resource_already_exists_exception";

    private final ElasticsearchClient elasticsearch;
    private final ElasticsearchSettings settings;

    Indices(ElasticsearchClient elasticsearch, ElasticsearchSettings settings) {
        this.elasticsearch = elasticsearch;
        this.settings = settings;
    }

    /** The name under which a projection is read and written. */
    public String alias(Projection projection) {
        return settings.prefix() + projection.group();
    }

    /** The name of the first index of a projection, with the version of its documents. */
    String first(Projection projection) {
        return alias(projection) + "-v" + projection.version();
    }

    /** The projections that have no index behind their alias. */
    public Set<Projection> missing() throws IOException {
        Set<Projection> missing = EnumSet.noneOf(Projection.class);
        for (Projection projection : Projection.values()) {
            if (isMissing(projection)) {
                missing.add(projection);
            }
        }
        return missing;
    }

    /** Whether the projection has no index behind its alias. */
    public boolean isMissing(Projection projection) throws IOException {
        return !elasticsearch
                .indices()
                .existsAlias(request -> request.name(alias(projection)))
                .value();
    }

    /** Creates an index that is read and written from now on, unless another process just did. */
    public void createLive(Projection projection, String name) throws IOException {
        create(projection, name, Map.of(alias(projection), new Alias.Builder().build()));
    }

    /** Creates an index of the projection's form under any name, unless it is there. */
    void create(Projection projection, String name) throws IOException {
        create(projection, name, Map.of());
    }

    private void create(Projection projection, String name, Map<String, Alias> aliases) throws IOException {
        try (InputStream mapping = mappingOf(projection)) {
            elasticsearch.indices().create(request -> request.index(name)
                    .withJson(mapping)
                    .aliases(aliases)
                    .settings(shape -> shape.numberOfShards("1").numberOfReplicas("" + settings.replicas())));
        } catch (ElasticsearchException refused) {
            if (!EXISTS_ALREADY.equals(refused.error().type())) {
                throw refused;
            }
        }
    }

    /** Adds the fields that an index made by an earlier version does not have. Its documents stay as they are. */
    public void extend(Projection projection) throws IOException {
        extend(projection, alias(projection));
    }

    void extend(Projection projection, String name) throws IOException {
        try (InputStream mapping = mappingOf(projection)) {
            String fields = JSON.readTree(mapping).path("mappings").toString();
            elasticsearch.indices().putMapping(request -> request.index(name).withJson(new StringReader(fields)));
        }
    }

    private static InputStream mappingOf(Projection projection) {
        String resource = "/io/corebank/query/index/" + projection.group() + ".json";
        try {
            return Objects.requireNonNull(Indices.class.getResource(resource), resource)
                    .openStream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
