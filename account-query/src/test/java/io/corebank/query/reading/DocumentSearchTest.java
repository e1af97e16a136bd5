package io.corebank.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch._types.SortOptions;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** An Elasticsearch that answers searches and opens no point in time. */
class DocumentSearchTest {

    private static final String HITS = "{\"took\":1,\"timed_out\":false,"
            + "\"_shards\":{\"total\":1,\"successful\":1,\"failed\":0},"
            + "\"hits\":{\"total\":{\"value\":2,\"relation\":\"eq\"},\"hits\":["
            + "{\"_index\":\"accounts\",\"_id\":\"a\",\"_source\":{\"name\":\"Ada\"},\"sort\":[1]},"
            + "{\"_index\":\"accounts\",\"_id\":\"b\",\"_source\":{\"name\":\"Bob\"},\"sort\":[2]}]}}";
    private static final Question SHIFTING = new Question(
            "by name",
            Query.of(query -> query.matchAll(all -> all)),
            List.of(SortOptions.of(sort -> sort.field(by -> by.field("name")))),
            true);

    private HttpServer server;
    private RestClient connections;
    private DocumentSearch search;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", DocumentSearchTest::serve);
        server.start();
        connections = RestClient.builder(
                        new HttpHost("127.0.0.1", server.getAddress().getPort()))
                .build();
        ElasticsearchAsyncClient client =
                new ElasticsearchAsyncClient(new RestClientTransport(connections, new Jackson3JsonpMapper()));
        Indices indices = mock(Indices.class);
        when(indices.alias(any())).thenReturn("accounts");
        Freshness freshness = mock(Freshness.class);
        when(freshness.forSearch(any(), any()))
                .thenReturn(CompletableFuture.completedFuture(new AsOf(7, Instant.EPOCH)));
        search = new DocumentSearch(client, indices, new Snapshots(client, indices), freshness);
    }

    @AfterEach
    void stop() throws IOException {
        connections.close();
        server.stop(0);
    }

    @Test
    void showsAListAsItIsNowWhenNoSnapshotCanBeTaken() {
        Found<Page<JsonNode>> first = page(null);
        assertThat(first.document().items())
                .extracting(document -> document.path("name").asString())
                .containsExactly("Ada");
        assertThat(first.asOf().position()).isEqualTo(7);
        assertThat(page(first.document().nextCursor()).document().items())
                .as("and goes on")
                .hasSize(1);
    }

    private Found<Page<JsonNode>> page(@Nullable String cursor) {
        ReadRequest request = new ReadRequest(null, 7, Instant.EPOCH);
        return search.page(Projection.ACCOUNTS, SHIFTING, new Paging(cursor, 1), JsonNode.class, request)
                .join();
    }

    private static void serve(HttpExchange exchange) throws IOException {
        boolean opens = exchange.getRequestURI().getPath().endsWith("/_pit");
        byte[] answer = (opens ? "{\"error\":{\"type\":\"exception\",\"reason\":\"no\"},\"status\":500}" : HITS)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
        exchange.sendResponseHeaders(opens ? 500 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }
}
