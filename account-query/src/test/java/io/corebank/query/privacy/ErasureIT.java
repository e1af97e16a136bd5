package io.corebank.query.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import io.corebank.query.Http;
import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** A person who is erased is found nowhere any more, and nothing else has changed. */
class ErasureIT extends QueryIT {

    @Autowired
    private ElasticsearchClient elasticsearch;

    private final String customer = newCustomer();
    private final String friend = newCustomer();
    private final String name = "Ada" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
    private final String word = "rent" + UUID.randomUUID().toString().replaceAll("[^a-z]", "");
    private String account = "";
    private String other = "";
    private String transfer = "";

    @BeforeEach
    void seed() {
        account = bank.open(customer, name, "EUR");
        other = bank.open(friend, "Grace", "EUR");
        bank.deposit(account, 1_000, word + " in cash");
        bank.deposit(other, 500, "savings");
        transfer = bank.transfer(account, other, 250, word);
        bank.transfer(other, account, 100, "thanks");
        assertThat(first().get("/accounts?q=" + name).json().path("total").asLong())
                .isEqualTo(1);
    }

    @Test
    void waitsForASecondOperator() {
        for (int i = 0; i < 2; i++) {
            Answer proposed = first().post(erase(customer));
            assertThat(proposed.status()).isEqualTo(202);
            assertThat(proposed.text("status")).isEqualTo("PROPOSED");
            assertThat(proposed.text("proposedBy")).isEqualTo("first-" + customer);
        }
        assertThat(first().get("/accounts?q=" + name).json().path("total").asLong())
                .isEqualTo(1);
        assertThat(first().send("DELETE", erase(customer)).status()).isEqualTo(204);
        assertThat(first().send("DELETE", erase(customer)).status()).isEqualTo(404);
        assertThat(second().post(erase(customer)).status())
                .as("a new proposal of its own")
                .isEqualTo(202);
    }

    @Test
    void forgetsNameAndReferencesEverywhere() throws IOException {
        Answer erased = eraseCompletely();
        assertThat(erased.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "customerId", "status", "proposedBy", "proposedAt", "approvedBy", "approvedAt", "completedAt");
        assertThat(first().get("/accounts?q=" + name).json().path("total").asLong())
                .isZero();
        assertThat(first().get("/accounts/" + account).json().path("ownerName").isNull())
                .isTrue();
        assertThat(first().get("/transfers/" + transfer)
                        .json()
                        .path("reference")
                        .isNull())
                .isTrue();
        assertThat(first().get("/accounts/" + other + "/movements").body())
                .as("the payee's side of it, and what is the payee's own")
                .doesNotContain(word)
                .contains("savings", "thanks");
        assertThat(first().get("/accounts/" + account + "/movements").body())
                .as("what another person wrote stays")
                .doesNotContain(word)
                .contains("thanks");
        assertThat(hits(name) + hits(word)).isZero();
    }

    /** Somebody has the first page of a list, whose rest is kept as it was. */
    @Test
    void showsNoNameInListsThatWereBegunBefore() {
        bank.open(customer, name, "EUR");
        Answer page = first().get("/accounts?limit=1&sort=posted&q=" + name);
        assertThat(page.body()).contains(name);
        String cursor = page.text("nextCursor");
        assertThat(cursor).isNotEmpty();
        eraseCompletely();
        Answer next = first().get("/accounts?limit=1&sort=posted&q=" + name + "&cursor=" + cursor);
        assertThat(next.status()).isEqualTo(200);
        assertThat(next.body()).doesNotContain(name);
    }

    @Test
    void keepsAccountsAndBooksAndGoesOn() {
        String before = figures();
        eraseCompletely();
        assertThat(figures()).isEqualTo(before);
        bank.deposit(account, 300, word + " again");
        bank.freeze(account);
        JsonNode after = first().get("/accounts/" + account).json();
        assertThat(after.path("posted").asString()).isEqualTo("11.50");
        assertThat(after.path("status").asString()).isEqualTo("FROZEN");
        assertThat(after.path("ownerName").isNull()).isTrue();
        assertThat(first().get("/accounts/" + account + "/movements").body()).doesNotContain(word);
        JsonNode report = first().post("/admin/reconciliation").json();
        assertThat(report.findValues("findings").toString())
                .doesNotContain(account)
                .doesNotContain(other)
                .doesNotContain(transfer);
    }

    /** The key goes first: until they are emptied, documents show names that no event gives any more. */
    @Test
    void goesOnByItselfWhenElasticsearchIsBack() {
        assertThat(first().post(erase(customer)).status()).isEqualTo(202);
        LINE.cut();
        try {
            assertThat(second().post(erase(customer)).status()).isEqualTo(503);
            assertThat(first().get("/admin/erasures").body()).contains("APPROVED");
        } finally {
            LINE.mend();
        }
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            assertThat(first().get("/accounts/" + account)
                            .json()
                            .path("ownerName")
                            .isNull())
                    .isTrue();
            assertThat(first().get("/accounts/" + other + "/movements").body()).doesNotContain(word);
        });
        JsonNode report = first().post("/admin/reconciliation").json();
        assertThat(report.findValues("findings").toString()).doesNotContain(account);
    }

    @Test
    void staysForgottenWhenEventsAreReplayed() throws IOException {
        eraseCompletely();
        for (String projection : List.of("accounts", "movements", "transfers")) {
            elasticsearch.indices().delete(index -> index.index(liveIndexOf(projection)));
        }
        await().atMost(Duration.ofSeconds(90)).untilAsserted(() -> {
            assertThat(first().get("/accounts/" + account + "/movements")
                            .json()
                            .path("total")
                            .asLong())
                    .isEqualTo(3);
            assertThat(first().get("/accounts/" + account)
                            .json()
                            .path("ownerName")
                            .isNull())
                    .isTrue();
            assertThat(first().get("/transfers/" + transfer).status()).isEqualTo(200);
        });
        assertThat(hits(name) + hits(word)).isZero();
        assertThat(first().get("/admin/dead-letters").body()).doesNotContain(account);
    }

    @Test
    void answersTheSameWhenAskedAgain() {
        Answer erased = eraseCompletely();
        Answer again = first().post(erase(customer));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(erased.body());
        assertThat(first().get("/admin/erasures").body()).contains(customer);
        assertThat(first().send("DELETE", erase(customer)).status()).isEqualTo(404);
    }

    @Test
    void exportsWhatIsKeptOfAPerson() {
        JsonNode export =
                first().get("/admin/customers/" + customer + "/export").json();
        assertThat(export.path("erased").asBoolean(true)).isFalse();
        assertThat(export.at("/accounts/0/ownerName").asString()).isEqualTo(name);
        assertThat(export.at("/accounts/0/posted").asString()).isEqualTo("8.50");
        assertThat(export.path("movements").size()).isEqualTo(3);
        assertThat(export.path("transfers").size()).isEqualTo(2);
        assertThat(export.path("movements").toString()).contains(word).doesNotContain("savings");
        eraseCompletely();
        Answer after = first().get("/admin/customers/" + customer + "/export");
        assertThat(after.json().path("erased").asBoolean()).isTrue();
        assertThat(after.json().path("movements").size()).isEqualTo(3);
        assertThat(after.body()).doesNotContain(name).doesNotContain(word);
    }

    @Test
    void isForOperatorsAndExportsForAuditorsToo() {
        String export = "/admin/customers/" + customer + "/export";
        assertThat(asAuditor().get(export).status()).isEqualTo(200);
        assertThat(asTeller().get(export).status()).isEqualTo(403);
        assertThat(as(customer).get(export).status()).isEqualTo(403);
        assertThat(asAuditor().post(erase(customer)).status()).isEqualTo(403);
        assertThat(as(customer).post(erase(customer)).status()).isEqualTo(403);
        assertThat(first().get("/admin/customers/nobody/export").status()).isEqualTo(404);
        assertThat(first().post(erase("nobody")).status()).isEqualTo(404);
    }

    private Http first() {
        return asOperator("first-" + customer);
    }

    private Http second() {
        return asOperator("second-" + customer);
    }

    private Answer eraseCompletely() {
        assertThat(first().post(erase(customer)).status()).isEqualTo(202);
        Answer erased = await().atMost(Duration.ofSeconds(30))
                .until(() -> second().post(erase(customer)), answer -> answer.status() != 503);
        assertThat(erased.status()).as(erased.body()).isEqualTo(200);
        assertThat(erased.text("status")).isEqualTo("ERASED");
        return erased;
    }

    private String figures() {
        JsonNode shown = first().get("/accounts/" + account).json();
        return shown.path("posted") + " " + shown.path("available") + " " + shown.path("version")
                + first().get("/ledger/trial-balance").json().path("currencies");
    }

    private long hits(String text) throws IOException {
        return elasticsearch
                .count(request -> request.index(alias("*")).query(query -> query.queryString(any -> any.query(text))))
                .count();
    }

    private String liveIndexOf(String projection) {
        try {
            return elasticsearch
                    .indices()
                    .getAlias(request -> request.name(alias(projection)))
                    .result()
                    .keySet()
                    .iterator()
                    .next();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String erase(String customerId) {
        return "/admin/customers/" + customerId + "/erase";
    }
}
