package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBank.class)
class BatchesIT {

    private static final String BATCHES = "/api/v1/batches";

    private final Customers customers;
    private final BankClient customer1;
    private final BankClient teller;
    private final String mine;
    private final String foreign;

    BatchesIT(BankProcess bank) {
        customers = new Customers(bank);
        customer1 = bank.as("customer1");
        teller = bank.as("teller");
        mine = customers.accountOf("customer1", "EUR", "100.00");
        foreign = customers.accountOf("customer2", "EUR", "10.00");
    }

    @Test
    void answersEachItemInOrderAndLeavesTheOthersAloneWhenOneIsRefused() {
        Answer answer = teller.post(
                BATCHES,
                batch(
                        cash("deposit", mine, "1.00"),
                        cash("withdrawal", mine, "1000.00"),
                        cash("deposit", UUID.randomUUID().toString(), "1.00"),
                        cash("withdrawal", mine, "101.00"),
                        cash("deposit", mine, "2.00")));
        assertThat(answer.status()).as("%s", answer).isEqualTo(200);
        assertThat(answer.text("batchId")).isNotEmpty();
        assertThat(valuesOf(answer, "index")).containsExactly("0", "1", "2", "3", "4");
        assertThat(valuesOf(answer, "status")).containsExactly("201", "422", "404", "201", "201");
        assertThat(valuesOf(answer, "posted")).containsExactly("101.00", "", "", "0.00", "2.00");
        assertThat(answer.json().at("/items/1/problem/code").asString()).isEqualTo("insufficient-funds");
        assertThat(answer.json().at("/items/2/problem/code").asString()).isEqualTo("account-not-found");
        assertThat(answer.json().at("/items/1/problem/correlationId").asString())
                .isEqualTo(answer.header("X-Correlation-ID"));
        assertThat(answer.json().at("/items/4/position").asString()).isEqualTo(answer.position());
        assertThat(customer1.getAfter(answer, "/api/v1/accounts/" + mine).text("posted"))
                .isEqualTo("2.00");
    }

    @Test
    void movesMoneyForACustomerAndOnlyTheCustomersOwn() {
        Answer answer = customer1.post(
                BATCHES,
                batch(
                        transfer(mine, foreign, "40.00"),
                        transfer(foreign, mine, "1.00"),
                        cash("withdrawal", mine, "10.00"),
                        cash("withdrawal", foreign, "1.00"),
                        cash("deposit", mine, "1.00")));
        assertThat(valuesOf(answer, "status")).containsExactly("202", "404", "201", "404", "403");
        String transferId = answer.json().at("/items/0/transfer/transferId").asString();
        Answer ended = Customers.awaitEnd(customer1, transferId);
        assertThat(ended.text("status")).isEqualTo("COMPLETED");
        assertThat(ended.text("amount")).isEqualTo("40.00");
        assertThat(customer1.getAfter(ended, "/api/v1/accounts/" + mine).text("posted"))
                .isEqualTo("50.00");
        assertThat(teller.post(BATCHES, batch(transfer(mine, foreign, "1.00")))
                        .json()
                        .at("/items/0/problem/code")
                        .asString())
                .isEqualTo("forbidden");
    }

    @Test
    void answersTheSameToTheSameKeyAndNothingElseRunsUnderIt() {
        String key = UUID.randomUUID().toString();
        String deposit = cash("deposit", mine, "1.00");
        String tooMuch = cash("withdrawal", mine, "1000.00");
        Answer first = teller.postAgain(key, BATCHES, batch(deposit, tooMuch));
        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        Answer again = teller.postAgain(key, BATCHES, batch(deposit.replace("1.00", "1"), tooMuch));
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.json().at("/batchId")).isEqualTo(first.json().at("/batchId"));
        assertThat(again.json().at("/items/0")).isEqualTo(first.json().at("/items/0"));
        assertThat(valuesOf(again, "status")).containsExactly("201", "422");
        for (String other : List.of(batch(deposit), batch(deposit, tooMuch, deposit), batch(tooMuch, deposit))) {
            Answer refused = teller.postAgain(key, BATCHES, other);
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("code")).isEqualTo("idempotency-key-reused");
        }
        assertThat(teller.postAgain(key, "/api/v1/accounts/" + mine + "/deposits", cash("1.00"))
                        .text("code"))
                .isEqualTo("idempotency-key-reused");
        assertThat(customers.deposit(mine, "EUR", "1.00").text("posted")).isEqualTo("102.00");
    }

    @Test
    void refusesWhatIsNoBatchBeforeAnythingHappens() {
        String deposit = cash("deposit", mine, "1.00");
        List<String> malformed = List.of(
                batch(),
                "{}",
                batch(deposit, cash("deposit", mine, "1e5")),
                batch(deposit, deposit.replace("\"type\"", "\"kind\"")),
                batch(Collections.nCopies(1_001, deposit).toArray(String[]::new)));
        for (String body : malformed) {
            assertThat(teller.post(BATCHES, body).status()).isEqualTo(400);
        }
        assertThat(customers.deposit(mine, "EUR", "1.00").text("posted")).isEqualTo("101.00");
    }

    @Test
    void takesAThousandItemsAtOnce() {
        String[] items = IntStream.range(0, 1_000)
                .mapToObj(index -> cash("deposit", index % 2 == 0 ? mine : foreign, "0.01"))
                .toArray(String[]::new);
        Answer answer = teller.post(BATCHES, batch(items));
        assertThat(valuesOf(answer, "status")).hasSize(1_000).containsOnly("201");
        assertThat(answer.json().at("/items/998/posted").asString()).isEqualTo("105.00");
        assertThat(answer.json().at("/items/999/posted").asString()).isEqualTo("15.00");
    }

    private static List<String> valuesOf(Answer answer, String field) {
        return answer.json()
                .at("/items")
                .valueStream()
                .map(item -> item.path(field).asString(""))
                .toList();
    }

    private static String batch(String... items) {
        return "{\"items\":[" + String.join(",", items) + "]}";
    }

    private static String cash(String amount) {
        return "{\"amount\":\"%s\",\"currency\":\"EUR\"}".formatted(amount);
    }

    private static String cash(String type, String accountId, String amount) {
        return cash(amount).replace("{", "{\"type\":\"%s\",\"accountId\":\"%s\",".formatted(type, accountId));
    }

    private static String transfer(String from, String to, String amount) {
        return Customers.transfer(from, to, amount).replace("{", "{\"type\":\"transfer\",");
    }
}
