package io.corebank.query.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** A poison event is one whose stored name nobody can unseal any more. */
class DeadLetterAdminIT extends QueryIT {

    private static final String LETTERS = "/admin/dead-letters";

    @Autowired
    private JdbcClient database;

    private final String customer = newCustomer();

    /** What was mended or given up here is still poison in the log: let it be parked again. */
    @AfterEach
    void parkEverythingAgain() {
        assertThat(asOperator().send("POST", "/admin/processors/accounts/reset").status())
                .isEqualTo(202);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> asOperator()
                                .get("/admin/processors/accounts")
                                .json()
                                .path("lag")
                                .asLong()
                        == 0);
    }

    @Test
    void parksThePoisonedAccountWhileOthersGoOn() {
        String poisoned = bank.openPoisoned(customer, "EUR");
        String healthy = bank.open(customer, "Ada", "EUR");
        bank.deposit(poisoned, 100, "behind the poison");
        bank.deposit(healthy, 200, "fine");
        assertThat(as(customer).get("/accounts/" + healthy).text("posted")).isEqualTo("2.00");
        JsonNode letter = letterOf(poisoned, "accounts");
        assertThat(letter.path("type").asString()).isEqualTo("AccountCreated");
        assertThat(letter.path("aggregateId").asString()).isEqualTo(poisoned);
        assertThat(letter.path("waiting").asLong()).isEqualTo(2);
        assertThat(letter.at("/cause/type").asString()).contains("IllegalArgumentException");
        assertThat(letter.at("/payload/sealedOwnerName").asString()).isEqualTo("***");
        bank.deposit(poisoned, 300, "still behind");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> letterOf(poisoned, "accounts").path("waiting").asLong() == 3);
    }

    @Test
    void losesNothingWhenTheCauseIsMendedAndTheLetterTriedAgain() {
        String account = bank.openPoisoned(customer, "EUR");
        bank.deposit(account, 100, "one");
        bank.deposit(account, 250, "two");
        awaitProjected(account);
        String id = letterOf(account, "accounts").path("id").asString();
        Answer inVain = asOperator().send("POST", LETTERS + "/" + id + "/retry");
        assertThat(inVain.status()).isEqualTo(200);
        assertThat(inVain.json().path("handled").asBoolean()).isFalse();
        assertThat(inVain.json().at("/letter/waiting").asLong()).isEqualTo(3);
        assertThat(inVain.json().at("/letter/triedAt").isString()).isTrue();
        mend(account, "Ada Lovelace");
        Answer handled = asOperator().send("POST", LETTERS + "/" + id + "/retry");
        assertThat(handled.json().path("handled").asBoolean()).isTrue();
        bank.deposit(account, 50, "three");
        JsonNode view = as(customer).get("/accounts/" + account).json();
        assertThat(view.path("posted").asString()).isEqualTo("4.00");
        assertThat(view.path("ownerName").asString()).isEqualTo("Ada Lovelace");
        assertThat(view.path("version").asLong()).isEqualTo(4);
        assertThat(find(asOperator().get(LETTERS + "?processor=accounts").json(), account)
                        .isMissingNode())
                .isTrue();
        assertThat(asOperator().send("POST", LETTERS + "/" + id + "/retry").status())
                .isEqualTo(404);
    }

    @Test
    void givesAnEventUpWhenAnOperatorSaysSo() {
        String account = bank.openPoisoned(customer, "EUR");
        bank.deposit(account, 100, "one");
        awaitProjected(account);
        String id = letterOf(account, "accounts").path("id").asString();
        assertThat(asAuditor().send("DELETE", LETTERS + "/" + id).status()).isEqualTo(403);
        assertThat(asOperator().send("DELETE", LETTERS + "/" + id).status()).isEqualTo(204);
        assertThat(asOperator().send("DELETE", LETTERS + "/" + id).status()).isEqualTo(404);
        JsonNode next = letterOf(account, "accounts");
        assertThat(next.path("type").asString()).isEqualTo("MoneyDeposited");
        Answer retried =
                asOperator().send("POST", LETTERS + "/" + next.path("id").asString() + "/retry");
        assertThat(retried.json().at("/letter/cause/type").asString())
                .as("figures without an account are not made up")
                .contains("MissingEvents");
    }

    @Test
    void opensToOperatorsAndAuditorsOnly() {
        assertThat(asAuditor().get(LETTERS).status()).isEqualTo(200);
        assertThat(asTeller().send("GET", LETTERS).status()).isEqualTo(403);
        assertThat(asUnaware(customer).get(LETTERS).status()).isEqualTo(403);
        for (String action : List.of("POST", "DELETE")) {
            String path = LETTERS + "/x" + (action.equals("POST") ? "/retry" : "");
            assertThat(asAuditor().send(action, path).status()).isEqualTo(403);
            assertThat(asOperator().send(action, path).status()).isEqualTo(404);
        }
    }

    private void awaitProjected(String account) {
        String healthy = bank.open(customer, "Somebody", "EUR");
        assertThat(as(customer).get("/accounts/" + healthy).status()).isEqualTo(200);
        assertThat(letterOf(account, "accounts").isMissingNode()).isFalse();
    }

    private JsonNode letterOf(String account, String processor) {
        return await().atMost(Duration.ofSeconds(20))
                .until(
                        () -> find(
                                asOperator()
                                        .get(LETTERS + "?processor=" + processor)
                                        .json(),
                                account),
                        found -> !found.isMissingNode());
    }

    private static JsonNode find(JsonNode page, String account) {
        for (JsonNode item : page.path("items")) {
            if (item.path("sequence").asString().equals(account)) {
                return item;
            }
        }
        return page.path("nothing");
    }

    /** Somebody puts the stored letter right, as a repaired converter would. */
    private void mend(String account, String name) {
        String sealed = bank.sealed(customer, name);
        String broken = database.sql("select convert_from(payload, 'UTF8') from event_store.dead_letter"
                        + " where sequenceIdentifier = ? and processingGroup = 'accounts'"
                        + " order by sequenceIndex limit 1")
                .param(account)
                .query(String.class)
                .single();
        database.sql("update event_store.dead_letter set payload = ? where sequenceIdentifier = ?"
                        + " and processingGroup = 'accounts' and payloadType like '%AccountCreated'")
                .param(broken.replace("not sealed at all", sealed).getBytes(StandardCharsets.UTF_8))
                .param(account)
                .update();
    }
}
