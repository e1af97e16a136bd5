package io.corebank.query.elastic;

import java.io.IOException;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.http.util.EntityUtils;
import org.elasticsearch.client.Request;
import org.elasticsearch.client.Response;
import org.elasticsearch.client.ResponseException;
import org.elasticsearch.client.ResponseListener;
import org.elasticsearch.client.RestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes documents in one request and looks at the fate of each, because a bulk answers 200 whatever happened. Body and
 * answer are dealt with as bytes: with the client's own classes for each item, half of a replay's time goes into them.
 */
public class BulkWriter {

    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private final RestClient elasticsearch;
    private final JsonMapper json;
    private final BulkMeters meters;

    /**
     * @param json makes documents
     * @param meters hears what became of them
     */
    BulkWriter(RestClient elasticsearch, JsonMapper json, BulkMeters meters) {
        this.meters = meters;
        this.elasticsearch = elasticsearch;
        this.json = json;
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
        try {
            return begin(projection, alias, documents).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException refused ? refused : failure;
        }
    }

    /** Does the same without waiting for it. */
    public <D> CompletableFuture<Set<String>> begin(
            Projection projection, String alias, Collection<VersionedDocument<D>> documents) {
        if (documents.isEmpty()) {
            return CompletableFuture.completedFuture(Set.of());
        }
        CompletableFuture<Set<String>> outcome = new CompletableFuture<>();
        elasticsearch.performRequestAsync(requestOf(alias, documents), new ResponseListener() {
            @Override
            public void onSuccess(Response response) {
                outcome.completeAsync(() -> inspect(projection, response));
            }

            @Override
            public void onFailure(Exception failure) {
                outcome.completeExceptionally(explain(failure));
            }
        });
        int sent = documents.size();
        return outcome.whenComplete((present, failure) -> {
            if (present == null) {
                meters.failed(sent, failure.getCause() == null ? failure : failure.getCause());
            } else {
                meters.answered(sent, present.size());
            }
        });
    }

    /** Demands an alias, because a missing index would be made up with guessed types otherwise. */
    private <D> Request requestOf(String alias, Collection<VersionedDocument<D>> documents) {
        BulkBody body = new BulkBody(json.writer());
        documents.forEach(body::add);
        Request request = new Request("POST", "/" + alias + "/_bulk");
        request.addParameter("require_alias", "true");
        request.setEntity(body.entity());
        return request;
    }

    /** A bulk that is refused as a whole says nothing about its documents, unless it could not even be read. */
    private static RuntimeException explain(Exception failure) {
        if (failure instanceof ResponseException answered) {
            int status = answered.getResponse().getStatusLine().getStatusCode();
            return status == BAD_REQUEST || status == TOO_LARGE
                    ? new DocumentRefused("A bulk was answered " + status)
                    : new ElasticsearchStalled("Elasticsearch does not take a bulk at the moment", failure);
        }
        return new ElasticsearchStalled("Elasticsearch does not answer", failure);
    }

    private Set<String> inspect(Projection projection, Response response) {
        try {
            byte[] answer = EntityUtils.toByteArray(response.getEntity());
            return BulkBody.isWithoutErrors(answer) ? Set.of() : inspect(projection, json.readTree(answer));
        } catch (IOException broken) {
            throw new ElasticsearchStalled("The answer of Elasticsearch broke off", broken);
        }
    }

    private static Set<String> inspect(Projection projection, JsonNode answer) {
        Set<String> present = new HashSet<>();
        for (JsonNode operation : answer.path("items")) {
            JsonNode item = operation.path("index");
            if (item.path("error").isMissingNode()) {
                continue;
            }
            if (!ElasticsearchFailures.isConflict(item.path("status").asInt())) {
                throw failureOf(projection, item);
            }
            present.add(item.path("_id").asString());
        }
        return present;
    }

    private static RuntimeException failureOf(Projection projection, JsonNode item) {
        int status = item.path("status").asInt();
        String type = item.at("/error/type").asString("");
        String what = "Document " + item.path("_id").asString() + " of " + projection.group() + " was answered "
                + status + ", "
                + ElasticsearchFailures.describe(type, item.at("/error/reason").asString(""));
        return ElasticsearchFailures.isTransient(status, type)
                ? new ElasticsearchStalled(what, null)
                : new DocumentRefused(what);
    }
}
