package io.corebank.query.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ProcessorAdminIT extends QueryIT {

    private static final String MOVEMENTS = "/admin/processors/movements";

    private final String customer = newCustomer();

    @AfterEach
    void startAgain() {
        asOperator().send("POST", MOVEMENTS + "/start");
        awaitCaughtUp();
    }

    @Test
    void listsEveryProcessorWithItsPositionAndSegments() {
        bank.open(customer, "Ada", "EUR");
        awaitCaughtUp();
        JsonNode list = asAuditor().get("/admin/processors").json();
        assertThat(list.findValuesAsString("name")).contains("accounts", "movements", "transfers");
        JsonNode movements = asOperator().get(MOVEMENTS).json();
        assertThat(movements.path("status").asString()).isEqualTo("RUNNING");
        assertThat(movements.path("head").asLong()).isEqualTo(bank.head());
        assertThat(movements.path("position").asLong()).isEqualTo(bank.head());
        assertThat(movements.path("lag").asLong()).isZero();
        assertThat(movements.at("/segments/0/id").asInt()).isZero();
        assertThat(movements.at("/segments/0/caughtUp").asBoolean()).isTrue();
        assertThat(movements.at("/segments/0/replaying").asBoolean()).isFalse();
        assertThat(movements.at("/segments/0").has("error")).isFalse();
    }

    @Test
    void pausesOneWhileOthersGoOnAndKnowsItsLag() {
        String account = bank.open(customer, "Ada", "EUR");
        awaitCaughtUp();
        long before = bank.head();
        Answer paused = asOperator().send("POST", MOVEMENTS + "/pause");
        assertThat(paused.status()).isEqualTo(200);
        assertThat(paused.text("status")).isEqualTo("PAUSED");
        bank.deposit(account, 100, "while paused");
        assertThat(as(customer).get("/accounts/" + account).text("posted")).isEqualTo("1.00");
        JsonNode state = asOperator().get(MOVEMENTS).json();
        assertThat(state.path("position").asLong()).isEqualTo(before);
        assertThat(state.path("lag").asLong()).isEqualTo(1);
        assertThat(asOperator().send("POST", MOVEMENTS + "/start").status()).isEqualTo(200);
        awaitCaughtUp();
        assertThat(as(customer)
                        .get("/accounts/" + account + "/movements")
                        .json()
                        .path("total")
                        .asLong())
                .isEqualTo(1);
    }

    @Test
    void replaysEverythingAfterAResetAndChangesNothing() {
        String account = bank.open(customer, "Ada", "EUR");
        for (int i = 1; i <= 50; i++) {
            bank.deposit(account, i, "number " + i);
        }
        JsonNode before = movementsOf(account);
        assertThat(asOperator().send("POST", MOVEMENTS + "/pause").status()).isEqualTo(200);
        Answer reset = asOperator().send("POST", MOVEMENTS + "/reset");
        assertThat(reset.status()).isEqualTo(202);
        assertThat(reset.text("status")).as("it stays paused").isEqualTo("PAUSED");
        assertThat(reset.json().path("position").asLong()).isZero();
        assertThat(reset.json().path("lag").asLong()).isEqualTo(bank.head());
        assertThat(reset.json().path("progress").asDouble(-1)).isZero();
        assertThat(reset.json().at("/segments/0/replaying").asBoolean()).isTrue();
        asOperator().send("POST", MOVEMENTS + "/start");
        awaitCaughtUp();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> asOperator().get(MOVEMENTS).text("status").equals("RUNNING"));
        assertThat(movementsOf(account)).isEqualTo(before);
    }

    @Test
    void refusesToDivideAProjection() {
        for (String action : List.of("split", "merge")) {
            Answer refused = asOperator().send("POST", MOVEMENTS + "/" + action);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("code")).isEqualTo(action + "-not-supported");
            assertThat(refused.header("Content-Type")).contains("application/problem+json");
        }
    }

    @Test
    void doesNotKnowWhatIsNotThere() {
        assertThat(asOperator().get("/admin/processors/nothing").text("code")).isEqualTo("processor-not-found");
        assertThat(asOperator().send("POST", "/admin/processors/nothing/pause").status())
                .isEqualTo(404);
    }

    @Test
    void letsOnlyOperatorsChangeAndAuditorsLook() {
        for (String action : List.of("pause", "start", "reset", "split", "merge")) {
            assertThat(asAuditor().send("POST", MOVEMENTS + "/" + action).status())
                    .isEqualTo(403);
            assertThat(asTeller().send("POST", MOVEMENTS + "/" + action).status())
                    .isEqualTo(403);
        }
        assertThat(asUnaware(customer).get("/admin/processors").status()).isEqualTo(403);
    }

    private JsonNode movementsOf(String account) {
        return as(customer).get("/accounts/" + account + "/movements").json();
    }

    private void awaitCaughtUp() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> asOperator().get(MOVEMENTS).json().path("lag").asLong() == 0);
    }
}
