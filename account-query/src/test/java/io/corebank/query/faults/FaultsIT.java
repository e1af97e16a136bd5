package io.corebank.query.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.corebank.query.ServiceIT;
import io.corebank.query.elastic.IndexSwitch;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Projections;
import io.corebank.servers.ElasticsearchServer;
import io.corebank.servers.TestServers;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** The query service on an Elasticsearch that nobody else uses, so that it may be treated badly. */
abstract class FaultsIT extends ServiceIT {

    static final Duration RECOVERY = Duration.ofMinutes(2);
    static final ElasticsearchServer SERVER = TestServers.elasticsearchOfItsOwn(Map.of(
            "cluster.info.update.interval", "10s",
            "thread_pool.write.size", "1",
            "thread_pool.write.queue_size", "10"));

    private static final int PAGE = 5_000;

    @Autowired
    ElasticsearchClient elasticsearch;

    @Autowired
    IndexSwitch indices;

    @Autowired
    Projections projections;

    @DynamicPropertySource
    static void servers(DynamicPropertyRegistry properties) throws IOException {
        TestServers.TestDatabase database = TestServers.postgres();
        properties.add("spring.datasource.url", database::url);
        properties.add("spring.datasource.username", database::user);
        properties.add("spring.datasource.password", database::password);
        properties.add("bank.elasticsearch.url", SERVER::url);
        properties.add("bank.elasticsearch.socket-timeout", () -> "3s");
        String keys = Files.createTempDirectory("faults-it-keys")
                .resolve("master.key")
                .toString();
        properties.add("bank.privacy.master-key-file", () -> keys);
    }

    Traffic traffic() {
        String customer = newCustomer();
        return new Traffic(bank, asUnaware(customer), customer);
    }

    void awaitHead() {
        for (Projection projection : Projection.values()) {
            await(projection.group())
                    .atMost(RECOVERY)
                    .until(() -> projections.progress(projection).position() >= bank.head());
        }
    }

    /** Waits until the latest batch of one of the projections could not be written, for this reason. */
    void awaitFailure(String reason, Projection... any) {
        await(reason).atMost(RECOVERY).pollInterval(Duration.ofMillis(5)).until(() -> Arrays.stream(any)
                .map(projection ->
                        String.valueOf(projections.progress(projection).failure()))
                .anyMatch(failure -> failure.contains(reason)));
    }

    /**
     * Every document is what a fold of the events says, field by field, and byte by byte what a fresh rebuild makes of
     * them.
     */
    void assertSound() throws IOException {
        awaitHead();
        JsonNode report = asOperator().post("/admin/reconciliation").json();
        assertThat(report.path("status").asString()).as(report.toString()).isEqualTo("OK");
        assertThat(report.path("position").asLong()).isGreaterThanOrEqualTo(bank.head());
        for (Projection projection : Projection.values()) {
            Map<String, String> live = documents(projection);
            rebuild(projection);
            assertThat(documents(projection))
                    .as("%s after a rebuild", projection)
                    .isEqualTo(live);
            assertThat(live.values()).isNotEmpty();
        }
    }

    void rebuild(Projection projection) {
        String path = "/admin/projections/" + projection.group();
        assertThat(asOperator().post(path + "/rebuild").status()).isEqualTo(202);
        JsonNode done = await().atMost(RECOVERY)
                .pollInterval(Duration.ofMillis(20))
                .until(
                        () -> asOperator().get(path).json(),
                        state -> !state.path("status").asString().equals("RUNNING"));
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("LIVE");
    }

    /** The documents that readers see, by id, each as its text with the version that Elasticsearch keeps. */
    private Map<String, String> documents(Projection projection) throws IOException {
        String live = indices.live(projection).orElseThrow();
        indices.refresh(live);
        Map<String, String> documents = new TreeMap<>();
        List<Hit<JsonNode>> page = after(live, List.of());
        while (!page.isEmpty()) {
            page.forEach(hit -> documents.put(String.valueOf(hit.id()), hit.version() + " " + hit.source()));
            page = after(live, page.get(page.size() - 1).sort());
        }
        return documents;
    }

    private List<Hit<JsonNode>> after(String index, List<FieldValue> last) throws IOException {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .index(index)
                .version(true)
                .size(PAGE)
                .sort(sort -> sort.field(by -> by.field("position").order(SortOrder.Asc)));
        if (!last.isEmpty()) {
            request.searchAfter(last);
        }
        return elasticsearch.search(request.build(), JsonNode.class).hits().hits();
    }
}
