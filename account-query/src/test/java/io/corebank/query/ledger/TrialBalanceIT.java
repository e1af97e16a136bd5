package io.corebank.query.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TrialBalanceIT extends QueryIT {

    private final String customer = newCustomer();

    @Test
    void addsUpToNothingInEveryCurrencyWhateverHappened() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (String currency : new String[] {"EUR", "JPY", "KWD"}) {
            String from = bank.open(customer, "Ada", currency);
            String to = bank.open(customer, "Grace", currency);
            for (int i = 0; i < 20; i++) {
                bank.deposit(from, 1_000 + random.nextInt(1_000_000), "salary");
                bank.withdraw(from, 1 + random.nextInt(900));
                bank.transfer(from, to, 1 + random.nextInt(100), "gift");
            }
        }
        Answer answer = asAuditor().get("/ledger/trial-balance");
        assertThat(answer.json().path("position").asLong()).isGreaterThanOrEqualTo(bank.head());
        assertThat(answer.json().path("currencies").size()).isGreaterThanOrEqualTo(3);
        for (JsonNode books : answer.json().path("currencies")) {
            assertThat(new BigDecimal(books.path("total").asString()))
                    .as("seed %d", seed)
                    .isZero();
            assertThat(new BigDecimal(account(books, "TRANSFERS_IN_FLIGHT")
                            .path("balance")
                            .asString()))
                    .as("seed %d", seed)
                    .isZero();
        }
    }

    @Test
    void isExactWhereFloatingPointIsNot() {
        String id = bank.open(customer, "Croesus", "CHF");
        bank.deposit(id, 900_000_000_000_000_001L, "gold");
        bank.deposit(id, 9_007_199_254_740_993L, "more gold");
        bank.withdraw(id, 1);
        JsonNode books = books(asAuditor().get("/ledger/trial-balance"), "CHF");
        assertThat(account(books, "CASH").path("debit").asString()).isEqualTo("9090071992547409.94");
        assertThat(account(books, "CASH").path("credit").asString()).isEqualTo("0.01");
        assertThat(account(books, "CUSTOMER_ACCOUNTS").path("balance").asString())
                .isEqualTo("-9090071992547409.93");
        assertThat(books.path("total").asString()).isEqualTo("0.00");
    }

    @Test
    void tellsTheBooksOfThePast() {
        String id = bank.open(customer, "Ada", "NOK");
        bank.deposit(id, 500, "before");
        String between = asAuditor().get("/ledger/trial-balance").text("at");
        bank.deposit(id, 700, "after");
        Answer past = asAuditor().get("/ledger/trial-balance?at=" + between);
        assertThat(past.text("at")).isEqualTo(between);
        assertThat(past.json().path("position").asLong()).isLessThan(bank.head());
        assertThat(account(books(past, "NOK"), "CASH").path("balance").asString())
                .isEqualTo("5.00");
        assertThat(account(books(asAuditor().get("/ledger/trial-balance"), "NOK"), "CASH")
                        .path("balance")
                        .asString())
                .isEqualTo("12.00");
    }

    @Test
    void isForThoseWhoAnswerForTheBooks() {
        assertThat(as(customer).get("/ledger/trial-balance").status()).isEqualTo(403);
        assertThat(asTeller().get("/ledger/trial-balance").status()).isEqualTo(403);
        assertThat(asAuditor().get("/ledger/trial-balance?at=yesterday").status())
                .isEqualTo(400);
    }

    @Test
    void entersBothLegsOfATransfer() {
        String from = bank.open(customer, "Ada", "SEK");
        String to = bank.open(customer, "Grace", "SEK");
        bank.deposit(from, 900, "salary");
        bank.transfer(from, to, 400, "gift");
        JsonNode inFlight = account(books(asAuditor().get("/ledger/trial-balance"), "SEK"), "TRANSFERS_IN_FLIGHT");
        assertThat(inFlight.path("debit").asString()).isEqualTo("4.00");
        assertThat(inFlight.path("credit").asString()).isEqualTo("4.00");
    }

    private static JsonNode books(Answer answer, String currency) {
        for (JsonNode books : answer.json().path("currencies")) {
            if (books.path("currency").asString().equals(currency)) {
                return books;
            }
        }
        throw new AssertionError("No books in " + currency + ": " + answer.body());
    }

    private static JsonNode account(JsonNode books, String name) {
        for (JsonNode account : books.path("accounts")) {
            if (account.path("account").asString().equals(name)) {
                return account;
            }
        }
        throw new AssertionError("No " + name + ": " + books);
    }
}
