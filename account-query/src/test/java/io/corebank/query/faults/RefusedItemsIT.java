package io.corebank.query.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.query.elastic.Projection;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Bulks that a real Elasticsearch answers with 200, although it has refused some of what is in them. */
class RefusedItemsIT extends FaultsIT {

    private static final int CROWD = 40;
    private static final int CROWD_DOCUMENTS = 200;

    private final String customer = newCustomer();

    /** The server has one thread for writing and a queue of ten, and others keep both busy. */
    @Test
    void triesAgainWhatIsRefusedWith429() throws IOException {
        AtomicBoolean stop = new AtomicBoolean();
        try (Traffic traffic = traffic()) {
            CompletableFuture<Void> others = CompletableFuture.runAsync(() -> crowdUntil(stop));
            try {
                awaitFailure("was answered 429", Projection.values());
            } finally {
                stop.set(true);
            }
            others.join();
            assertThat(traffic.moves()).isPositive();
        }
        assertSound();
    }

    @Test
    void takesAConflictForADocumentThatIsThere() throws IOException {
        String account = bank.open(customer, "Ada", "EUR");
        bank.deposit(account, 100, "first");
        bank.transfer(account, bank.open(customer, "Bob", "EUR"), 0, "nothing");
        awaitHead();
        assertThat(asOperator().post("/admin/processors/movements/reset").status())
                .isEqualTo(202);
        assertThat(asOperator().post("/admin/processors/accounts/reset").status())
                .isEqualTo(202);
        bank.deposit(account, 200, "second");
        assertThat(as(customer).get("/accounts/" + account).text("posted")).isEqualTo("3.00");
        assertThat(parked(account).isMissingNode()).isTrue();
        assertSound();
        assertSound();
    }

    /** Somebody has replaced the index by one in which a reference is a number. */
    @Test
    void parksTheAccountWhoseDocumentDoesNotFitAndLosesNothingWhenItIsRepaired() throws IOException {
        String account = bank.open(customer, "Ada", "EUR");
        String other = bank.open(customer, "Bob", "EUR");
        for (int i = 1; i <= 5; i++) {
            bank.deposit(account, 100, "before it happened");
        }
        awaitHead();
        replaceByAWrongIndex();
        bank.deposit(account, 200, "salary");
        bank.deposit(other, 300, "4711");
        bank.deposit(account, 400, "4712");
        awaitHead();
        JsonNode letter = parked(account);
        assertThat(letter.at("/cause/message").asString())
                .contains("document_parsing_exception")
                .doesNotContain("salary");
        assertThat(letter.path("waiting").asInt())
                .as("what would fit waits behind it")
                .isEqualTo(2);
        assertThat(parked(other).isMissingNode()).isTrue();
        assertThat(movementsOf(other)).as("others go on").isEqualTo(1);
        assertThat(as(customer).get("/accounts/" + account).text("posted")).isEqualTo("11.00");
        assertThat(projections.parked(Projection.MOVEMENTS))
                .as("health says so")
                .isEqualTo(1);
        rebuild(Projection.MOVEMENTS);
        assertThat(movementsOf(account)).as("all that is not parked").isEqualTo(5);
        JsonNode report = asOperator().post("/admin/reconciliation").json();
        assertThat(String.valueOf(report.path("checks"))).as("it is reported").contains(account);
        String id = letter.path("id").asString();
        assertThat(asOperator()
                        .post("/admin/dead-letters/" + id + "/retry")
                        .json()
                        .path("handled")
                        .asBoolean())
                .isTrue();
        await().atMost(RECOVERY).until(() -> movementsOf(account) == 7);
        assertSound();
    }

    private void replaceByAWrongIndex() throws IOException {
        String live = indices.live(Projection.MOVEMENTS).orElseThrow();
        String wrong = indices.next(Projection.MOVEMENTS);
        String text = "\"reference\": { \"type\": \"text\" }";
        String form = Files.readString(Path.of("src/main/resources/io/corebank/query/index/movements.json"));
        assertThat(form).contains(text);
        elasticsearch.indices().create(request -> request.index(wrong)
                .withJson(new StringReader(form.replace(text, text.replace("\"text\"", "\"long\"")))));
        elasticsearch.indices().updateAliases(request -> request.actions(
                        action -> action.removeIndex(remove -> remove.index(live)))
                .actions(action -> action.add(add -> add.index(wrong).alias("movements"))));
    }

    private long movementsOf(String account) {
        return as(customer)
                .get("/accounts/" + account + "/movements")
                .json()
                .path("total")
                .asLong();
    }

    private JsonNode parked(String account) {
        JsonNode page =
                asOperator().get("/admin/dead-letters?processor=movements").json();
        for (JsonNode item : page.path("items")) {
            if (item.path("sequence").asString().equals(account)) {
                return item;
            }
        }
        return page.path("nothing");
    }

    /** Keeps many bulks under way, on connections of its own. */
    private static void crowdUntil(AtomicBoolean stop) {
        HttpRequest bulk = HttpRequest.newBuilder(URI.create(SERVER.url() + "/crowd/_bulk"))
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(IntStream.range(0, CROWD_DOCUMENTS)
                        .mapToObj(i ->
                                "{\"index\":{\"_id\":\"" + i + "\"}}\n{\"text\":\"" + "word ".repeat(50) + i + "\"}\n")
                        .collect(Collectors.joining())))
                .build();
        HttpClient http = HttpClient.newHttpClient();
        Queue<CompletableFuture<?>> sent = new ArrayDeque<>();
        while (!stop.get()) {
            sent.add(http.sendAsync(bulk, HttpResponse.BodyHandlers.discarding()));
            if (sent.size() > CROWD) {
                sent.remove().join();
            }
        }
        sent.forEach(CompletableFuture::join);
    }
}
