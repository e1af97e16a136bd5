package io.corebank.query.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Fates of single documents that a real Elasticsearch cannot be made to give at will, each in a bulk answered 200. */
class BulkWriterTest {

    private static final String FINE = "{'index':{'_index':'i','_id':'%d','_version':1,'status':201}}";
    private static final String REFUSED =
            "{'index':{'_index':'i','_id':'%%d','status':%d,'error':{'type':'%s','reason':'because'}}}";

    private final ConcurrentLinkedQueue<String> requests = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private RestClient connections;
    private BulkWriter writer;
    private volatile String answer = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        connections = RestClient.builder(
                        new HttpHost("127.0.0.1", server.getAddress().getPort()))
                .build();
        writer = new BulkWriter(connections, JsonMapper.shared(), new BulkMeters());
    }

    @AfterEach
    void stop() throws IOException {
        connections.close();
        server.stop(0);
    }

    @ParameterizedTest
    @CsvSource({
        "429, circuit_breaking_exception",
        "429, es_rejected_execution_exception",
        "503, unavailable_shards_exception",
        "403, cluster_block_exception",
        "404, index_not_found_exception"
    })
    void asksForPatienceWhenOneDocumentIsRefusedForNow(int status, String type) {
        answers(FINE, REFUSED.formatted(status, type), FINE);
        assertThatExceptionOfType(ElasticsearchStalled.class)
                .isThrownBy(() -> write(3))
                .withMessageContaining("Document 1 ")
                .withMessageContaining(type);
        answers(FINE, FINE, FINE);
        assertThat(write(3)).isEmpty();
        assertThat(requests).hasSize(2).allMatch(path -> path.contains("require_alias=true"));
    }

    @Test
    void takesAConflictForADocumentThatIsThere() {
        answers(REFUSED.formatted(409, "version_conflict_engine_exception"), FINE);
        assertThat(write(2)).containsExactly("0");
    }

    @ParameterizedTest
    @CsvSource({"400, document_parsing_exception", "400, strict_dynamic_mapping_exception"})
    void givesUpADocumentThatDoesNotFit(int status, String type) {
        answers(FINE, REFUSED.formatted(status, type));
        assertThatExceptionOfType(DocumentRefused.class)
                .isThrownBy(() -> write(2))
                .withMessageContaining("Document 1 ")
                .withMessageContaining(type);
    }

    private Set<String> write(int documents) {
        List<VersionedDocument<Map<String, String>>> all = IntStream.range(0, documents)
                .mapToObj(id -> new VersionedDocument<>(Integer.toString(id), 1, Map.of("field", "value")))
                .toList();
        return writer.write(Projection.ACCOUNTS, "i", all);
    }

    /** One fate for each document, in order. */
    private void answers(String... fates) {
        boolean errors = Arrays.stream(fates).anyMatch(fate -> !fate.equals(FINE));
        String items = IntStream.range(0, fates.length)
                .mapToObj(id -> fates[id].formatted(id))
                .collect(Collectors.joining(","));
        answer = "{'took':1,'errors':%s,'items':[%s]}".formatted(errors, items).replace('\'', '"');
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            requests.add(exchange.getRequestURI().toString());
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8");
            exchange.getResponseHeaders().add("X-Elastic-Product", "Elasticsearch");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
