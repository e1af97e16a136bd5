package io.corebank.query.rebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import io.corebank.query.elastic.IndexSwitch;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Projections;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

class RebuildIT extends QueryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static boolean parked;

    @Autowired
    private ElasticsearchClient elasticsearch;

    @Autowired
    private IndexSwitch indices;

    @Autowired
    private Rebuilds rebuilds;

    @Autowired
    private BuiltIndices known;

    @Autowired
    private Projections projections;

    private final String customer = newCustomer();

    @AfterEach
    void mend() {
        LINE.mend();
    }

    /** Other tests mend letters and not the log: what is poison there must be parked before it is rebuilt. */
    @BeforeEach
    void parkWhatIsPoison() throws IOException {
        if (parked) {
            return;
        }
        String live = indices.live(Projection.ACCOUNTS).orElseThrow();
        elasticsearch.indices().delete(request -> request.index(live));
        await().atMost(PATIENCE).until(() -> indices.live(Projection.ACCOUNTS).isPresent());
        awaitHead(Projection.ACCOUNTS);
        parked = true;
    }

    @ParameterizedTest
    @EnumSource
    void makesTheSameDocumentsAgain(Projection projection) throws IOException {
        String from = bank.open(customer, "Ada", "EUR");
        String to = bank.open(customer, "Bob", "EUR");
        bank.deposit(from, 10_000, "salary");
        bank.sweptAgain(() -> {
            String transfer = bank.transfer(from, to, 2_500, "rent");
            bank.reverse(transfer, from, to, 2_500, 160);
        });
        awaitHead(projection);
        String before = indices.live(projection).orElseThrow();
        indices.refresh(before);
        Map<String, String> live = documentsOf(before);
        JsonNode first = rebuild(projection);
        assertThat(first.path("index").asString()).isNotEqualTo(before);
        assertThat(first.path("previous").asString()).isEqualTo(before);
        Map<String, String> documents = documentsOf(first.path("index").asString());
        assertThat(first.path("documents").asInt()).as("compared with the log").isEqualTo(documents.size());
        assertThat(about(documents, from, to)).isNotEmpty().isEqualTo(about(live, from, to));
        JsonNode second = rebuild(projection);
        assertThat(documentsOf(second.path("index").asString()))
                .as("replayed twice")
                .isEqualTo(documents);
    }

    private JsonNode rebuild(Projection projection) {
        assertThat(asOperator().send("POST", path(projection) + "/rebuild").status())
                .isEqualTo(202);
        JsonNode done = awaitEnd(projection);
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("LIVE");
        return done;
    }

    /** Other tests leave documents behind that no event has made. */
    private static Map<String, String> about(Map<String, String> documents, String... accounts) {
        Map<String, String> found = new TreeMap<>(documents);
        found.values().removeIf(text -> Stream.of(accounts).noneMatch(text::contains));
        return found;
    }

    @Test
    void servesReadersAndWritersMeanwhileAndGoesBackWithoutALoss() {
        String account = bank.open(customer, "Ada", "EUR");
        AtomicBoolean stop = new AtomicBoolean();
        ConcurrentLinkedQueue<String> complaints = new ConcurrentLinkedQueue<>();
        CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
            while (!stop.get()) {
                for (String path : List.of("/accounts/" + account, "/accounts?q=ada", "/accounts")) {
                    Answer answer = asUnaware(customer).get(path);
                    if (answer.status() != 200) {
                        complaints.add(path + " " + answer.body());
                    }
                }
            }
        });
        int deposits = 0;
        rebuild(Projection.ACCOUNTS);
        String first = indices.live(Projection.ACCOUNTS).orElseThrow();
        for (String change : List.of("/rebuild", "/rollback", "/rebuild")) {
            assertThat(asOperator()
                            .send("POST", path(Projection.ACCOUNTS) + change)
                            .status())
                    .isEqualTo(202);
            JsonNode state;
            do {
                bank.deposit(account, 100, "number " + ++deposits);
                state = asOperator().get(path(Projection.ACCOUNTS)).json();
            } while (state.path("status").asString().equals("RUNNING"));
            assertThat(state.path("status").asString()).as(state.toString()).isEqualTo("LIVE");
            if (change.equals("/rollback")) {
                assertThat(state.path("index").asString()).isEqualTo(first);
            }
        }
        bank.deposit(account, 100, "number " + ++deposits);
        assertThat(as(customer).get("/accounts/" + account).text("posted")).isEqualTo(deposits + ".00");
        stop.set(true);
        reading.join();
        assertThat(complaints).isEmpty();
    }

    @Test
    void goesOnAfterElasticsearchWasAwayAndAfterItsIndexWasDeleted() throws IOException {
        String account = bank.open(customer, "Ada", "EUR");
        for (int i = 0; i < 300; i++) {
            bank.deposit(account, 100, "number " + i);
        }
        awaitHead(Projection.MOVEMENTS);
        String next = indices.next(Projection.MOVEMENTS);
        LINE.cut();
        known.save(new BuiltIndex(Projection.MOVEMENTS, next, BuiltIndex.State.BUILDING, 7, 7, 7, false, null));
        await().atMost(PATIENCE)
                .until(() -> rebuilds.view(Projection.MOVEMENTS).status() == ProjectionView.Status.RUNNING);
        LINE.mend();
        JsonNode done = awaitEnd(Projection.MOVEMENTS);
        assertThat(done.path("status").asString())
                .as("what was noted about an index that is not there counts for nothing: " + done)
                .isEqualTo("LIVE");
        assertThat(done.path("index").asString()).isEqualTo(next);
        elasticsearch.indices().delete(request -> request.index(next));
        await().atMost(PATIENCE)
                .until(() -> as(customer)
                                .get("/accounts/" + account + "/movements")
                                .json()
                                .path("total")
                                .asLong()
                        == 300);
    }

    @Test
    void bringsNoIndexBackThatWasReplacedWhenTheLiveOneIsLost() throws IOException {
        String account = bank.open(customer, "Ada", "EUR");
        awaitHead(Projection.ACCOUNTS);
        rebuild(Projection.ACCOUNTS);
        String live = indices.live(Projection.ACCOUNTS).orElseThrow();
        String first = alias("accounts") + "-v1";
        indices.prepare(Projection.ACCOUNTS, first);
        String ghost = "{\"accountId\":\"ghost\",\"customerId\":\"" + customer + "\",\"version\":1}";
        elasticsearch.index(request -> request.index(first).id("ghost").withJson(new StringReader(ghost)));
        elasticsearch.indices().delete(request -> request.index(live));
        await().atMost(PATIENCE)
                .until(() -> as(customer).get("/accounts/" + account).status() == 200);
        assertThat(indices.live(Projection.ACCOUNTS)).isPresent().hasValueSatisfying(fresh -> assertThat(fresh)
                .isNotEqualTo(first));
        assertThat(as(customer).get("/accounts/ghost").status()).isEqualTo(404);
    }

    @Test
    void goesOnWhereAKilledProcessLeftIt() {
        String account = bank.open(customer, "Ada", "EUR");
        for (int i = 0; i < 50; i++) {
            bank.deposit(account, 100, "number " + i);
        }
        awaitHead(Projection.ACCOUNTS);
        String index = indices.next(Projection.ACCOUNTS);
        BuiltIndex half = halfBuilt(index, bank.head() / 2);
        half = halfBuiltFurther(half);
        known.save(half);
        JsonNode done = awaitEnd(Projection.ACCOUNTS);
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("LIVE");
        assertThat(done.path("index").asString()).isEqualTo(index);
        assertThat(as(customer).get("/accounts/" + account).text("posted")).isEqualTo("50.00");
    }

    @Test
    void goesOnThoughAProcessThatWasKilledAtTheEndHadWrittenMoreThanNoted() {
        bank.open(customer, "Ada", "EUR");
        awaitHead(Projection.ACCOUNTS);
        String index = indices.next(Projection.ACCOUNTS);
        BuiltIndex noted = halfBuilt(index, bank.head());
        bank.open(customer, "Grace", "EUR");
        awaitHead(Projection.ACCOUNTS);
        known.save(halfBuiltFurther(noted));
        JsonNode done = awaitEnd(Projection.ACCOUNTS);
        assertThat(done.path("status").asString()).as(done.toString()).isEqualTo("LIVE");
        assertThat(done.path("index").asString()).isEqualTo(index);
    }

    @Test
    void neverPublishesAnIndexThatDiffersFromTheLog() throws IOException {
        bank.open(customer, "Ada", "EUR");
        awaitHead(Projection.ACCOUNTS);
        String before = indices.live(Projection.ACCOUNTS).orElseThrow();
        String index = indices.next(Projection.ACCOUNTS);
        BuiltIndex wrong = halfBuilt(index, bank.head());
        known.save(new BuiltIndex(
                Projection.ACCOUNTS,
                index,
                BuiltIndex.State.BUILDING,
                wrong.position(),
                wrong.documents() + 1,
                wrong.checksum(),
                false,
                null));
        JsonNode failed = awaitEnd(Projection.ACCOUNTS);
        assertThat(failed.path("status").asString()).isEqualTo("FAILED");
        assertThat(failed.path("failure").asString()).contains("but the log says");
        assertThat(failed.path("index").asString()).isEqualTo(before);
        assertThat(asOperator()
                        .send("POST", path(Projection.ACCOUNTS) + "/rebuild")
                        .status())
                .isEqualTo(202);
        assertThat(awaitEnd(Projection.ACCOUNTS).path("status").asString()).isEqualTo("LIVE");
    }

    @Test
    void refusesWhatItDoesNotKnowAndWhoMayNot() {
        assertThat(asOperator()
                        .send("POST", "/admin/projections/nothing/rebuild")
                        .text("code"))
                .isEqualTo("projection-not-found");
        assertThat(asAuditor().get("/admin/projections").status()).isEqualTo(200);
        assertThat(asAuditor()
                        .send("POST", path(Projection.ACCOUNTS) + "/rebuild")
                        .status())
                .isEqualTo(403);
        assertThat(asUnaware(customer).get("/admin/projections").status()).isEqualTo(403);
    }

    /** What a process has done and noted that was killed on its way. */
    private BuiltIndex halfBuilt(String index, long position) {
        return RebuildSteps.upTo(context, BuiltIndex.empty(Projection.ACCOUNTS, index), position);
    }

    /** It has written more than it has noted. */
    private BuiltIndex halfBuiltFurther(BuiltIndex noted) {
        RebuildSteps.upTo(context, noted, Math.min(noted.position() + 20, bank.head()));
        return noted;
    }

    private Map<String, String> documentsOf(String index) throws IOException {
        Map<String, String> documents = new TreeMap<>();
        List<Hit<Object>> page = after(index, List.of());
        while (!page.isEmpty()) {
            page.forEach(hit -> documents.put(String.valueOf(hit.id()), String.valueOf(hit.source())));
            page = after(index, page.get(page.size() - 1).sort());
        }
        return documents;
    }

    private List<Hit<Object>> after(String index, List<FieldValue> last) throws IOException {
        SearchRequest.Builder request = new SearchRequest.Builder()
                .index(index)
                .size(5_000)
                .sort(sort -> sort.field(by -> by.field("position").order(SortOrder.Asc)));
        if (!last.isEmpty()) {
            request.searchAfter(last);
        }
        return elasticsearch.search(request.build(), Object.class).hits().hits();
    }

    private JsonNode awaitEnd(Projection projection) {
        return await().atMost(PATIENCE)
                .until(
                        () -> asOperator().get(path(projection)).json(),
                        state -> !state.path("status").asString().equals("RUNNING"));
    }

    private void awaitHead(Projection projection) {
        await().atMost(PATIENCE).until(() -> projections.progress(projection).position() >= bank.head());
    }

    private static String path(Projection projection) {
        return "/admin/projections/" + projection.group();
    }
}
