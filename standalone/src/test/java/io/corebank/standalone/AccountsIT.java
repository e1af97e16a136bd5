package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsIT {

    private static final String EUR_10 = "{\"amount\":\"10.00\",\"currency\":\"EUR\"}";

    private final Customers customers;
    private final BankClient customer1;
    private final BankClient teller;
    private final BankClient operator;
    private String account = "";

    AccountsIT(BankProcess bank) {
        customers = new Customers(bank);
        customer1 = bank.as("customer1");
        teller = bank.as("teller");
        operator = bank.as("operator");
    }

    @BeforeAll
    void openAccount() {
        account = customers.accountOf("customer1", "EUR", "100.00");
    }

    private static String path(String account, String rest) {
        return "/api/v1/accounts/" + account + rest;
    }

    @Nested
    class Receipts {

        @Test
        void tellTheFiguresOfEachWriteInOrder() {
            Answer opened = customer1.post("/api/v1/accounts", "{\"currency\":\"EUR\",\"ownerName\":\"Ada Lovelace\"}");
            String id = opened.text("accountId");
            assertThat(opened.status()).isEqualTo(201);
            assertThat(opened.header("Location")).endsWith("/api/v1/accounts/" + id);
            assertThat(new TreeSet<>(opened.json().propertyNames()))
                    .containsExactly(
                            "accountId",
                            "available",
                            "currency",
                            "held",
                            "operationId",
                            "position",
                            "posted",
                            "version");

            Answer deposited = customers.deposit(id, "EUR", "50.5");
            Answer withdrawn = customer1.post(path(id, "/withdrawals"), EUR_10);

            assertThat(deposited.text("posted")).isEqualTo("50.50");
            assertThat(withdrawn.text("posted")).isEqualTo("40.50");
            assertThat(withdrawn.text("available")).isEqualTo("40.50");
            assertThat(withdrawn.json().at("/version").asLong()).isEqualTo(3);
            assertThat(Long.parseLong(withdrawn.position()))
                    .isEqualTo(withdrawn.json().at("/position").asLong())
                    .isGreaterThan(Long.parseLong(deposited.position()));
        }

        @Test
        void haveTheDigitsOfTheCurrency() {
            String yen = customers.accountOf("customer1", "JPY", "500");
            String dinar = customers.accountOf("customer1", "KWD", "1.234");
            assertThat(customers.deposit(yen, "JPY", "1").text("posted")).isEqualTo("501");
            assertThat(customers.deposit(dinar, "KWD", "0.001").text("posted")).isEqualTo("1.235");
        }
    }

    @Nested
    class Rules {

        @Test
        void refuseMoreThanIsAvailable() {
            Answer refused =
                    customer1.post(path(account, "/withdrawals"), "{\"amount\":\"100000\",\"currency\":\"EUR\"}");
            assertThat(refused.status()).isEqualTo(422);
            assertThat(refused.text("code")).isEqualTo("insufficient-funds");
            assertThat(refused.header("Content-Type")).startsWith("application/problem+json");
            assertThat(refused.text("correlationId")).isEqualTo(refused.header("X-Correlation-ID"));
        }

        @Test
        void refuseAnotherCurrency() {
            Answer refused = teller.post(path(account, "/deposits"), "{\"amount\":\"10\",\"currency\":\"JPY\"}");
            assertThat(refused.text("code")).isEqualTo("currency-mismatch");
        }

        /** Whether it is remembered, as a new one is, or read from the store. */
        @Test
        void takeATransferForNoAccount() {
            String other = customers.accountOf("customer1", "EUR", "0");
            Answer transfer = customer1.post("/api/v1/transfers", Customers.transfer(account, other, "1.00"));
            String id = transfer.text("transferId");
            for (String path : List.of("/deposits", "/withdrawals")) {
                Answer refused = teller.post(path(id, path), EUR_10);
                assertThat(refused.status()).as(path).isEqualTo(404);
                assertThat(refused.text("code")).isEqualTo("account-not-found");
            }
            assertThat(operator.post(path(id, "/freeze"), "{}").status()).isEqualTo(404);
        }

        @Test
        void letAFrozenAccountReceiveButNotPay() {
            String id = customers.accountOf("customer1", "EUR", "20.00");
            assertThat(operator.post(path(id, "/freeze"), "{}").status()).isEqualTo(200);
            assertThat(customer1.post(path(id, "/withdrawals"), EUR_10).text("code"))
                    .isEqualTo("account-frozen");
            assertThat(customers.deposit(id, "EUR", "1.00").status()).isEqualTo(201);
            assertThat(teller.post(path(id, "/unfreeze"), "{}").status()).isEqualTo(200);
            assertThat(customer1.post(path(id, "/withdrawals"), EUR_10).status())
                    .isEqualTo(201);
        }

        @Test
        void closeOnlyAnEmptyAccount() {
            String id = customers.accountOf("customer1", "EUR", "10.00");
            assertThat(teller.post(path(id, "/close"), "{}").status()).isEqualTo(422);
            customer1.post(path(id, "/withdrawals"), EUR_10);
            assertThat(teller.post(path(id, "/close"), "{}").status()).isEqualTo(200);
            assertThat(teller.post(path(id, "/deposits"), EUR_10).text("code")).isEqualTo("account-closed");
        }

        @Test
        void letABalanceGoBelowZeroByTheOverdraftLimitAndNoFurther() {
            String id = customers.accountOf("customer1", "EUR", "0");
            String limit = "{\"overdraftLimit\":\"10.00\",\"currency\":\"EUR\"}";
            assertThat(teller.put(path(id, "/overdraft-limit"), limit).status()).isEqualTo(200);
            assertThat(customer1.post(path(id, "/withdrawals"), EUR_10).text("posted"))
                    .isEqualTo("-10.00");
            assertThat(customer1
                            .post(path(id, "/withdrawals"), "{\"amount\":\"0.01\",\"currency\":\"EUR\"}")
                            .text("code"))
                    .isEqualTo("insufficient-funds");
        }

        @Test
        void refuseAnOutdatedVersion() {
            Answer stale = customer1.post(path(account, "/withdrawals"), EUR_10, "If-Match", "\"1\"");
            assertThat(stale.status()).isEqualTo(412);
            assertThat(stale.text("code")).isEqualTo("stale-version");
        }

        @Test
        void keepAHoldAsideUntilItIsCapturedOrReleased() {
            String id = customers.accountOf("customer1", "EUR", "30.00");
            Answer held = customer1.post(path(id, "/holds"), EUR_10);
            assertThat(held.status()).isEqualTo(201);
            assertThat(held.text("available")).isEqualTo("20.00");
            Answer captured = customer1.post(
                    path(id, "/holds/" + held.text("holdId") + "/capture"),
                    "{\"amount\":\"4.00\",\"currency\":\"EUR\"}");
            assertThat(captured.status()).isEqualTo(200);
            assertThat(captured.text("posted")).isEqualTo("26.00");
            assertThat(captured.text("held")).isEqualTo("0.00");
        }
    }
}
