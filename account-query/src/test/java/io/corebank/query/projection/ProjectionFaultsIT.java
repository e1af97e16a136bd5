package io.corebank.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import io.corebank.query.elastic.IndexSwitch;
import io.corebank.query.elastic.Projection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

class ProjectionFaultsIT extends QueryIT {

    private static final Duration RECOVERY = Duration.ofSeconds(30);

    @Autowired
    private ElasticsearchClient elasticsearch;

    @Autowired
    private IndexSwitch indices;

    @Autowired
    private Projections projections;

    @Autowired
    private HealthIndicator projectionsHealthIndicator;

    @Autowired
    private HealthIndicator elasticsearchHealthIndicator;

    private final String customer = newCustomer();

    @AfterEach
    void mend() throws IOException {
        LINE.mend();
        block(false);
        awaitHead();
    }

    @Test
    void waitsForAReadOnlyIndexAndGoesOn() throws IOException {
        String id = bank.open(customer, "Ada", "EUR");
        awaitHead();
        block(true);
        long before = projections.progress(Projection.MOVEMENTS).position();
        bank.deposit(id, 100, "while read-only");
        await().atMost(RECOVERY).until(() -> health().getStatus().equals(Status.DOWN));
        assertThat(projections.progress(Projection.MOVEMENTS).position()).isEqualTo(before);
        assertThat(String.valueOf(health().getDetails().get("movements"))).contains("cluster_block_exception");
        assertThat(as(customer).get("/accounts/" + id).text("posted"))
                .as("the other projections go on")
                .isEqualTo("1.00");
        block(false);
        awaitHead();
        assertThat(health().getStatus()).isEqualTo(Status.UP);
        assertThat(as(customer)
                        .get("/accounts/" + id + "/movements")
                        .json()
                        .path("total")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void answersThatTheSearchIsAwayWhileElasticsearchIsDownAndCatchesUpAfterwards() {
        String id = bank.open(customer, "Ada", "EUR");
        String other = bank.open(customer, "Ada", "EUR");
        String transfer = bank.transfer(id, other, 0, "nothing");
        awaitHead();
        LINE.cut();
        bank.deposit(id, 100, "while down");
        for (String path : List.of(
                "/accounts/" + id,
                "/accounts",
                "/accounts/" + id + "/movements",
                "/accounts/" + id + "/statement",
                "/transfers",
                "/transfers/" + transfer)) {
            Answer answer = asUnaware(customer).get(path);
            assertThat(answer.status()).as(path).isEqualTo(503);
            assertThat(answer.text("code")).isEqualTo("search-unavailable");
            assertThat(answer.header("Retry-After")).contains("1");
        }
        assertThat(as(customer).get("/accounts/" + id + "/balance").text("posted"))
                .as("the event store answers alone")
                .isEqualTo("1.00");
        await().atMost(RECOVERY).until(() -> health().getStatus().equals(Status.DOWN));
        assertThat(Objects.requireNonNull(elasticsearchHealthIndicator.health()).getStatus())
                .isEqualTo(Status.DOWN);
        LINE.mend();
        awaitHead();
        assertThat(as(customer).get("/accounts/" + id).text("posted")).isEqualTo("1.00");
        assertThat(Objects.requireNonNull(elasticsearchHealthIndicator.health()).getStatus())
                .isEqualTo(Status.UP);
    }

    @Test
    void neverHangsOnAnElasticsearchThatDoesNotAnswerAndCatchesUpAfterwards() {
        String id = bank.open(customer, "Ada", "EUR");
        awaitHead();
        LINE.freeze();
        bank.deposit(id, 100, "while it hangs");
        Answer answer = asUnaware(customer).get("/accounts/" + id);
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text("code")).isEqualTo("search-unavailable");
        await().atMost(RECOVERY).until(() -> health().getStatus().equals(Status.DOWN));
        LINE.mend();
        awaitHead();
        assertThat(as(customer).get("/accounts/" + id).text("posted")).isEqualTo("1.00");
        assertThat(health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void fillsAnIndexAgainThatSomebodyDeleted() throws IOException {
        String id = bank.open(customer, "Ada", "EUR");
        bank.deposit(id, 100, "before");
        awaitHead();
        Answer before = as(customer).get("/accounts/" + id + "/movements");
        for (Projection projection : Projection.values()) {
            String live = indices.live(projection).orElseThrow();
            elasticsearch.indices().delete(index -> index.index(live));
        }
        bank.deposit(id, 50, "after");
        await().atMost(RECOVERY).untilAsserted(() -> {
            Answer account = as(customer).get("/accounts/" + id);
            assertThat(account.status()).isEqualTo(200);
            assertThat(account.text("posted")).isEqualTo("1.50");
            Answer movements = as(customer).get("/accounts/" + id + "/movements");
            assertThat(movements.json().path("total").asLong()).isEqualTo(2);
            assertThat(movements.json().at("/items/1")).isEqualTo(before.json().at("/items/0"));
        });
    }

    private Health health() {
        return Objects.requireNonNull(projectionsHealthIndicator.health());
    }

    private void awaitHead() {
        for (Projection projection : Projection.values()) {
            await().atMost(RECOVERY)
                    .until(() -> projections.progress(projection).position() >= bank.head());
        }
    }

    private void block(boolean readOnly) throws IOException {
        elasticsearch.indices().putSettings(request -> request.index(alias("movements"))
                .settings(settings -> settings.blocks(blocks -> blocks.readOnlyAllowDelete(readOnly))));
    }
}
