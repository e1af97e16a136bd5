package io.corebank.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.query.Http;
import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AccountQueryIT extends QueryIT {

    private final String customer = newCustomer();

    @Test
    void showsAnAccountAtOnce() {
        String id = bank.open(customer, "Ada Lovelace", "EUR");
        Answer answer = as(customer).get("/accounts/" + id);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder(
                        "accountId",
                        "customerId",
                        "ownerName",
                        "currency",
                        "status",
                        "posted",
                        "held",
                        "available",
                        "overdraftLimit",
                        "version",
                        "openedAt",
                        "asOf");
        assertThat(answer.text("ownerName")).isEqualTo("Ada Lovelace");
        assertThat(answer.text("status")).isEqualTo("OPEN");
        assertThat(answer.text("openedAt")).endsWith("Z");
    }

    @Test
    void showsEveryWriteToTheNextRead() {
        String id = bank.open(customer, "Ada", "KWD");
        for (int i = 1; i <= 20; i++) {
            bank.deposit(id, 1, "drop");
            Answer answer = as(customer).get("/accounts/" + id);
            assertThat(answer.text("posted")).isEqualTo("0.%03d".formatted(i));
            assertThat(answer.header("ETag")).contains("\"" + bank.version(id) + "\"");
            assertThat(Long.parseLong(answer.header("Bank-Position").orElseThrow()))
                    .isGreaterThanOrEqualTo(bank.head());
        }
    }

    /** The clock was three days ahead for a moment: what happened then, and since, is in the balance of now. */
    @Test
    void tellsTheBalanceOfNowWhateverTimesTheEventsHave() {
        String id = bank.open(customer, "Ada", "EUR");
        bank.depositAt(id, 100, Instant.now().plus(3, ChronoUnit.DAYS));
        bank.deposit(id, 50, "later");
        Answer now = as(customer).get("/accounts/" + id + "/balance");
        assertThat(now.text("posted")).isEqualTo("1.50");
        Answer soon = as(customer)
                .get("/accounts/" + id + "/balance?at=" + Instant.now().plus(1, ChronoUnit.HOURS));
        assertThat(soon.text("posted")).isEqualTo("1.50");
    }

    @Test
    void showsEveryWriteToTheNextSearch() {
        String id = bank.open(customer, "Ada", "EUR");
        for (int i = 1; i <= 10; i++) {
            bank.deposit(id, 100, "drop");
            Answer answer = as(customer).get("/accounts", "Bank-Min-Position", Long.toString(bank.head()));
            assertThat(answer.json().at("/items/0/posted").asString()).isEqualTo(i + ".00");
        }
    }

    @Test
    void hidesForeignAccountsLikeUnknownOnes() {
        String id = bank.open(customer, "Ada", "EUR");
        Http stranger = as(newCustomer());
        String unknown = UUID.randomUUID().toString();
        for (String path : List.of("", "/movements", "/balance", "/holds", "/statement")) {
            Answer foreign = stranger.get("/accounts/" + id + path);
            Answer nothing = stranger.get("/accounts/" + unknown + path);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.text("code")).isEqualTo("account-not-found");
            assertThat(withoutCorrelation(foreign)).isEqualTo(withoutCorrelation(nothing));
            assertThat(asTeller().get("/accounts/" + id + path).status()).isEqualTo(200);
        }
        assertThat(stranger.get("/accounts").json().path("total").asLong()).isZero();
        assertThat(stranger.get("/accounts?q=" + id).json().path("total").asLong())
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
    void refusesAMalformedPosition(String position) {
        Answer answer = as(customer).get("/accounts", "Bank-Min-Position", position);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("malformed-position");
    }

    @Test
    void doesNotPromiseAPositionThatIsNotReached() {
        String id = bank.open(customer, "Ada", "EUR");
        String beyond = Long.toString(bank.head() + 1_000);
        for (String path : List.of("/accounts", "/accounts/" + id, "/accounts/" + id + "/balance")) {
            Answer answer = as(customer).get(path, "Bank-Min-Position", beyond);
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.text("code")).isEqualTo("position-not-reached");
            assertThat(answer.header("Retry-After")).contains("1");
        }
    }

    @Test
    void tellsTheBalanceAtAnyInstant() {
        String id = bank.open(customer, "Ada", "EUR");
        bank.deposit(id, 500, "first");
        String between = as(customer).get("/accounts/" + id + "/balance").text("at");
        bank.deposit(id, 250, "second");
        bank.close(id);
        assertThat(as(customer)
                        .get("/accounts/" + id + "/balance?at=" + between)
                        .text("posted"))
                .isEqualTo("5.00");
        Answer now = as(customer).get("/accounts/" + id + "/balance");
        assertThat(now.text("posted")).isEqualTo("7.50");
        assertThat(now.text("status")).isEqualTo("CLOSED");
        assertThat(as(customer)
                        .get("/accounts/" + id + "/balance?at=2020-01-01")
                        .status())
                .isEqualTo(404);
        assertThat(as(customer).get("/accounts/" + id + "/balance?at=yesterday").status())
                .isEqualTo(400);
    }

    @Test
    void tellsWhatIsOnHold() {
        String id = bank.open(customer, "Ada", "EUR");
        String other = bank.open(customer, "Ada", "EUR");
        bank.deposit(id, 10_000, "salary");
        bank.transfer(id, other, 100, "rent");
        Instant expiry = Instant.now().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.SECONDS);
        String taken = bank.hold(id, 500, expiry);
        String left = bank.hold(id, 250, expiry);
        Answer both = as(customer).get("/accounts/" + id + "/holds");
        assertThat(both.json().path("items").valueStream().map(one -> one.path("holdId")
                        .asString()))
                .containsExactly(taken, left);
        bank.release(id, taken, 500);
        Answer one = as(customer).get("/accounts/" + id + "/holds");
        assertThat(one.json().path("items").size()).isEqualTo(1);
        JsonNode hold = one.json().at("/items/0");
        assertThat(hold.path("holdId").asString()).isEqualTo(left);
        assertThat(hold.path("amount").asString()).isEqualTo("2.50");
        assertThat(hold.path("expiresAt").asString()).isEqualTo(expiry.toString());
        assertThat(hold.has("transferId")).isFalse();
        assertThat(as(customer)
                        .get("/accounts/" + other + "/holds")
                        .json()
                        .path("items")
                        .isEmpty())
                .isTrue();
    }

    private static String withoutCorrelation(Answer answer) {
        return answer.body().replace(answer.text("correlationId"), "").replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
    }
}
