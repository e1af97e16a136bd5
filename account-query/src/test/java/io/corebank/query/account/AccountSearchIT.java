package io.corebank.query.account;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.query.Http;
import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import io.corebank.query.reading.Snapshots;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class AccountSearchIT extends QueryIT {

    private final String customer = newCustomer();

    @Autowired
    private Snapshots snapshots;

    @ParameterizedTest
    @ValueSource(strings = {"lovelace", "Lovelce", "lovlace", "LOVE", "Ada+Lov", "ada+lovelacf"})
    void findsNamesThatAreMistypedOrOnlyBegun(String text) {
        String id = bank.open(customer, "Ada Lovelace", "EUR");
        bank.open(customer, "Grace Hopper", "EUR");
        Answer answer = as(customer).get("/accounts?q=" + text);
        assertThat(answer.json().path("total").asLong()).isEqualTo(1);
        assertThat(answer.json().at("/items/0/accountId").asString()).isEqualTo(id);
    }

    @Test
    void marksTheWordsThatFitAndMakesTheNameHarmless() {
        bank.open(customer, "<b>Ada</b> Lovelace", "EUR");
        assertThat(highlight("/accounts?q=lovelce")).isEqualTo("&lt;b&gt;Ada&lt;/b&gt; <em>Lovelace</em>");
        assertThat(highlight("/accounts?q=love")).contains("<em>Lovelace</em>");
        assertThat(as(customer).get("/accounts").json().at("/items/0").has("highlight"))
                .isFalse();
    }

    private String highlight(String path) {
        return as(customer).get(path).json().at("/items/0/highlight").asString();
    }

    @Test
    void putsTheBestFitFirst() {
        String similar = bank.open(customer, "Adam Smyth", "EUR");
        String exact = bank.open(customer, "Adam Smith", "EUR");
        String longer = bank.open(customer, "Adam Smith Jones", "EUR");
        assertThat(ids(as(customer).get("/accounts?q=adam+smith"))).containsExactly(exact, longer, similar);
    }

    @Test
    void filtersAndSorts() {
        String rich = bank.open(customer, "Carol", "EUR");
        String poor = bank.open(customer, "Alan", "EUR");
        String yen = bank.open(customer, "bob", "JPY");
        bank.deposit(rich, 10_000, "x");
        bank.deposit(poor, 1_000, "x");
        bank.deposit(yen, 5_000, "x");
        bank.freeze(poor);
        Http http = as(customer);
        assertThat(ids(http.get("/accounts?sort=ownerName"))).containsExactly(poor, yen, rich);
        assertThat(ids(http.get("/accounts?sort=-ownerName"))).containsExactly(rich, yen, poor);
        assertThat(ids(http.get("/accounts?sort=posted"))).containsExactly(poor, yen, rich);
        assertThat(ids(http.get("/accounts?sort=-available&currency=EUR"))).containsExactly(rich, poor);
        assertThat(ids(http.get("/accounts?sort=openedAt"))).containsExactly(rich, poor, yen);
        assertThat(ids(http.get("/accounts"))).containsExactly(yen, poor, rich);
        assertThat(ids(http.get("/accounts?status=FROZEN"))).containsExactly(poor);
        assertThat(ids(http.get("/accounts?currency=EUR&minBalance=10.01"))).containsExactly(rich);
        assertThat(ids(http.get("/accounts?currency=EUR&minBalance=10.00&sort=posted")))
                .containsExactly(poor, rich);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&sort=ownerName", "&sort=-posted", "&q=holder"})
    void leafsThroughAListWithoutGapsWhileItGrows(String order) {
        Set<String> opened = new HashSet<>();
        for (int i = 0; i < 25; i++) {
            opened.add(bank.open(customer, "Holder " + i % 5, "EUR"));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer answer =
                    (cursor.isEmpty() ? as(customer) : asUnaware(customer)).get("/accounts?limit=7" + order + cursor);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().path("total").asLong()).isGreaterThanOrEqualTo(25);
            seen.addAll(ids(answer));
            cursor = answer.json().has("nextCursor") ? "&cursor=" + answer.text("nextCursor") : null;
            bank.open(customer, "Holder later", "EUR");
        } while (cursor != null);
        assertThat(seen).doesNotHaveDuplicates().containsAll(opened);
    }

    /** What was not shown yet comes to the front and what was shown falls back: the list stays as it was. */
    @Test
    void leafsThroughAListAsItWasWhileBalancesChange() {
        List<String> byBalance = new ArrayList<>();
        for (int i = 20; i > 0; i--) {
            String id = bank.open(customer, "Holder", "EUR");
            bank.deposit(id, i * 1_000L, "start");
            byBalance.add(id);
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            Answer answer = (cursor.isEmpty() ? as(customer) : asUnaware(customer))
                    .get("/accounts?sort=-posted&limit=6" + cursor);
            assertThat(answer.json().path("total").asLong()).isEqualTo(20);
            seen.addAll(ids(answer));
            cursor = answer.json().has("nextCursor") ? "&cursor=" + answer.text("nextCursor") : null;
            bank.deposit(byBalance.get(19), 1_000_000, "to the front");
            bank.withdraw(byBalance.get(0), 100);
            bank.open(customer, "Holder later", "EUR");
        } while (cursor != null);
        assertThat(seen).isEqualTo(byBalance);
        assertThat(ids(as(customer).get("/accounts?sort=-posted&limit=1"))).containsExactly(byBalance.get(19));
    }

    @Test
    void saysOfALaterPartThatItIsAsOldAsTheFirst() {
        String poor = bank.open(customer, "Holder", "EUR");
        String rich = bank.open(customer, "Holder", "EUR");
        bank.deposit(rich, 1_000, "x");
        Answer first = as(customer).get("/accounts?sort=posted&limit=1");
        String next = "/accounts?sort=posted&limit=1&cursor=" + first.text("nextCursor");
        bank.deposit(rich, 2_000, "not in the list");
        assertThat(as(customer).get("/accounts/" + rich).text("posted")).isEqualTo("30.00");
        Answer second = asUnaware(customer).get(next);
        assertThat(ids(second)).containsExactly(rich);
        assertThat(second.json().at("/items/0/posted").asString()).isEqualTo("10.00");
        assertThat(second.header("Bank-Position")).isEqualTo(first.header("Bank-Position"));
        assertThat(second.json().at("/items/0/asOf")).isEqualTo(first.json().at("/items/0/asOf"));
        Answer demanding = as(customer).get(next);
        assertThat(demanding.json().at("/items/0/posted").asString())
                .as("who demands a position sees what happened up to there")
                .isEqualTo("30.00");
        assertThat(Long.parseLong(demanding.header("Bank-Position").orElseThrow()))
                .isGreaterThanOrEqualTo(bank.head());
        assertThat(ids(first)).containsExactly(poor);
    }

    @Test
    void goesOnInThePresentWhenNobodyKeepsTheListAsItWas() {
        String poor = bank.open(customer, "Holder", "EUR");
        String rich = bank.open(customer, "Holder", "EUR");
        bank.deposit(rich, 1_000, "x");
        String cursor = as(customer).get("/accounts?sort=posted&limit=1").text("nextCursor");
        snapshots.forget();
        String richest = bank.open(customer, "Holder", "EUR");
        bank.deposit(richest, 2_000, "x");
        assertThat(ids(as(customer).get("/accounts?sort=posted&limit=5&cursor=" + cursor)))
                .containsExactly(rich, richest);
        assertThat(ids(as(customer).get("/accounts?sort=posted&limit=1"))).containsExactly(poor);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sort=balance",
                "sorted=posted",
                "status=ASLEEP",
                "currency=XXXX",
                "currency=XXX",
                "minBalance=1.00",
                "minBalance=1.001&currency=EUR",
                "minBalance=-1&currency=EUR",
                "minBalance=1e5&currency=EUR",
                "limit=0",
                "limit=201",
                "limit=ten",
                "cursor=nonsense",
                "cursor=WyJ4IiwxXQ"
            })
    void refusesParametersThatMeanNothing(String parameters) {
        Answer answer = as(customer).get("/accounts?" + parameters);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.header("Content-Type").orElseThrow()).startsWith("application/problem+json");
    }

    @Test
    void refusesACursorOfAnotherList() {
        bank.open(customer, "Ada", "EUR");
        bank.open(customer, "Ada", "EUR");
        String cursor = as(customer).get("/accounts?limit=1").text("nextCursor");
        Answer answer = as(customer).get("/accounts?limit=1&sort=posted&cursor=" + cursor);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("code")).isEqualTo("invalid-cursor");
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        List<String> ids = new ArrayList<>();
        answer.json()
                .path("items")
                .forEach(item -> ids.add(item.path("accountId").asString()));
        return ids;
    }
}
