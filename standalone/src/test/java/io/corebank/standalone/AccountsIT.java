package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccountsIT {

    private static final String EUR_10 = "{\"amount\":\"10.00\",\"currency\":\"EUR\"}";

    private final Customers customers;
    private final BankClient customer1;
    private final BankClient customer2;
    private final BankClient teller;
    private final BankClient operator;
    private final BankClient auditor;
    private String account = "";

    AccountsIT(BankProcess bank) {
        customers = new Customers(bank);
        customer1 = bank.as("customer1");
        customer2 = bank.as("customer2");
        teller = bank.as("teller");
        operator = bank.as("operator");
        auditor = bank.as("auditor");
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
            assertThat(fields(opened.json()))
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
    class Reading {

        @Test
        void showsOnesOwnWrites() {
            Answer deposited = customers.deposit(account, "EUR", "1.00");
            Answer read = customer1.getAfter(deposited, path(account, ""));
            assertThat(read.status()).isEqualTo(200);
            assertThat(read.text("posted")).isEqualTo(deposited.text("posted"));
            assertThat(read.json().at("/version").asLong())
                    .isEqualTo(deposited.json().at("/version").asLong());
            assertThat(fields(read.json()))
                    .containsExactly(
                            "accountId",
                            "asOf",
                            "available",
                            "currency",
                            "customerId",
                            "held",
                            "openedAt",
                            "overdraftLimit",
                            "ownerName",
                            "posted",
                            "status",
                            "version");
        }

        @Test
        void findsAnAccountByItsOwnersMistypedName() {
            String name = "Wilhelmina Featherstone";
            Answer opened = teller.post(
                    "/api/v1/accounts",
                    "{\"currency\":\"EUR\",\"ownerName\":\"%s\",\"customerId\":\"customer3\"}".formatted(name));
            Answer found = teller.getAfter(opened, "/api/v1/accounts?q=wilhelmna+fetherstone");
            assertThat(found.text("/items/0/accountId")).isEqualTo(opened.text("accountId"));
            assertThat(customer2
                            .getAfter(opened, "/api/v1/accounts?q=wilhelmina")
                            .json()
                            .at("/items"))
                    .isEmpty();
        }

        @Test
        void listsMovementsNewestFirstWithTheRunningBalance() {
            String id = customers.accountOf("customer1", "EUR", "30.00");
            Answer last = customer1.post(path(id, "/withdrawals"), EUR_10);
            Answer movements = customer1.getAfter(last, path(id, "/movements"));
            assertThat(movements.json().at("/items")).hasSize(2);
            assertThat(movements.text("/items/0/balance")).isEqualTo("20.00");
            assertThat(movements.text("/items/1/balance")).isEqualTo("30.00");
            assertThat(movements.text("/items/0/direction")).isNotEqualTo(movements.text("/items/1/direction"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"x", "-1", "1.5", "99999999999999999999"})
        void refusesAPositionThatIsNone(String position) {
            assertThat(customer1
                            .get(path(account, ""), "Bank-Min-Position", position)
                            .status())
                    .isEqualTo(400);
        }

        @Test
        void waitsForThePositionAndGivesUpInTime() {
            Answer answer = customer1.get(path(account, ""), "Bank-Min-Position", "999999999");
            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.header("Retry-After")).isNotEmpty();
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

    @Nested
    class Keys {

        @Test
        void giveTheFirstAnswerAgain() {
            String key = UUID.randomUUID().toString();
            Answer first =
                    teller.postAgain(key, path(account, "/deposits"), "{\"amount\":\"10\",\"currency\":\"EUR\"}");
            Answer again =
                    teller.postAgain(key, path(account, "/deposits"), "{\"currency\":\"EUR\",\"amount\":\"10.00\"}");
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.response().body()).isEqualTo(first.response().body());
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
            assertThat(first.header("Idempotency-Replayed")).isEmpty();
            assertThat(again.position()).isEqualTo(first.position());
        }

        @Test
        void giveTheFirstRefusalAgainEvenWhenItWouldBeAllowedNow() {
            String id = customers.accountOf("customer1", "EUR", "0");
            String key = UUID.randomUUID().toString();
            assertThat(customer1
                            .postAgain(key, path(id, "/withdrawals"), EUR_10)
                            .status())
                    .isEqualTo(422);
            customers.deposit(id, "EUR", "100");
            Answer again = customer1.postAgain(key, path(id, "/withdrawals"), EUR_10);
            assertThat(again.status()).isEqualTo(422);
            assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        }

        @Test
        void areRefusedForOtherContent() {
            String key = UUID.randomUUID().toString();
            teller.postAgain(key, path(account, "/deposits"), EUR_10);
            Answer reused =
                    teller.postAgain(key, path(account, "/deposits"), "{\"amount\":\"11\",\"currency\":\"EUR\"}");
            assertThat(reused.status()).isEqualTo(422);
            assertThat(reused.text("code")).isEqualTo("idempotency-key-reused");
        }

        @Test
        void areNeeded() {
            Answer missing = teller.postAgain(" ", path(account, "/deposits"), EUR_10);
            assertThat(missing.status()).isEqualTo(400);
            assertThat(missing.text("code")).isEqualTo("idempotency-key-missing");
        }

        @Test
        void belongToTheirCaller() {
            String key = UUID.randomUUID().toString();
            String body = "{\"currency\":\"EUR\",\"ownerName\":\"Ada\"}";
            Answer mine = customer1.postAgain(key, "/api/v1/accounts", body);
            Answer theirs = customer2.postAgain(key, "/api/v1/accounts", body);
            assertThat(theirs.status()).isEqualTo(201);
            assertThat(theirs.text("accountId")).isNotEqualTo(mine.text("accountId"));
        }
    }

    @Nested
    class Ownership {

        @Test
        void makesForeignAccountsLookUnknown() {
            String unknown = UUID.randomUUID().toString();
            for (String rest : new String[] {"", "/movements", "/statement?from=2020-01-01T00:00:00Z"}) {
                Answer foreign = customer2.get(path(account, rest), "X-Correlation-ID", "same");
                Answer missing = customer2.get(path(unknown, rest), "X-Correlation-ID", "same");
                assertThat(foreign.status()).isEqualTo(404);
                assertThat(foreign.response().body())
                        .isEqualTo(missing.response().body());
            }
            Answer foreign = customer2.post(path(account, "/withdrawals"), EUR_10, "X-Correlation-ID", "same");
            Answer missing = customer2.post(path(unknown, "/withdrawals"), EUR_10, "X-Correlation-ID", "same");
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.response().body()).isEqualTo(missing.response().body());
        }

        @ParameterizedTest
        @CsvSource({"customer1, 403", "operator, 403", "auditor, 403"})
        void letsOnlyTellersAndServicesPayIn(String user, int status) {
            Answer answer = customers.bank().as(user).post(path(account, "/deposits"), EUR_10);
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.text("code")).isEqualTo("forbidden");
        }

        @Test
        void needsAToken() {
            Answer answer = BankClient.anonymous(customers.bank().address()).get(path(account, ""));
            assertThat(answer.status()).isEqualTo(401);
            assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
            assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        }
    }

    @Nested
    class Inspection {

        @Test
        void rebuildsAnAccountAtAnySequence() {
            String id = customers.accountOf("customer1", "EUR", "10.00");
            customers.deposit(id, "EUR", "5.00");
            Answer now = auditor.get("/api/v1/admin/aggregates/" + id);
            Answer before = operator.get("/api/v1/admin/aggregates/" + id + "?sequence=1");
            assertThat(now.json().at("/sequence").asLong()).isEqualTo(2);
            assertThat(before.json().at("/sequence").asLong()).isEqualTo(1);
            assertThat(before.json().at("/eventsRead").asLong()).isEqualTo(2);
            assertThat(now.json().at("/state")).isNotEqualTo(before.json().at("/state"));
            assertThat(operator.get("/api/v1/admin/aggregates/" + id + "?at=2020-01-01T00:00:00Z")
                            .status())
                    .isEqualTo(404);
            assertThat(customer1.get("/api/v1/admin/aggregates/" + id).status()).isEqualTo(403);
        }

        @Test
        void showsTheStoredEventsWithNamesSealed() {
            Answer events = operator.get("/api/v1/admin/aggregates/" + account + "/events");
            assertThat(events.text("/items/0/type")).endsWith("AccountCreated");
            assertThat(events.text("/items/1/type")).endsWith("MoneyDeposited");
            assertThat(events.response().body()).doesNotContain("Ada");
            assertThat(operator.get("/api/v1/admin/aggregates/" + account + "/verify")
                            .json()
                            .at("/intact")
                            .asBoolean())
                    .isTrue();
        }
    }

    private static Set<String> fields(JsonNode body) {
        return new TreeSet<>(body.propertyNames());
    }
}
