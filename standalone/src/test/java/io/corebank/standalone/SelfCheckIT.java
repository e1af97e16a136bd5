package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The bank looks at itself after whatever other tests have done to it, and finds nothing wrong. */
@ExtendWith(SharedBank.class)
class SelfCheckIT {

    private static final Path ALERTS = Path.of("..", "deploy", "prometheus", "bank-reconciliation.rules.yml");
    private static final Pattern METRIC = Pattern.compile("bank_reconciliation_[a-z_]+");

    private final Customers customers;
    private final BankClient operator;

    SelfCheckIT(BankProcess bank) {
        customers = new Customers(bank);
        operator = bank.as("operator");
    }

    @Test
    void findsNothingWrong() {
        String from = customers.accountOf("customer1", "EUR", "50.00");
        String to = customers.accountOf("customer2", "EUR", "0");
        BankClient customer = customers.bank().as("customer1");
        Customers.awaitEnd(
                customer,
                customer.post("/api/v1/transfers", Customers.transfer(from, to, "20.00"))
                        .text("transferId"));
        Answer report = Awaitility.await("a full run")
                .atMost(Duration.ofMinutes(2))
                .until(() -> operator.post("/api/v1/admin/reconciliation", ""), answer -> answer.status() == 200);
        assertThat(report.text("status")).as(report.toString()).isEqualTo("OK");
        assertThat(report.text("failure")).isEmpty();
        assertThat(report.json().path("checks").size()).isEqualTo(9);
        assertThat(operator.get("/api/v1/admin/reconciliation").text("status")).isEqualTo("OK");
    }

    @Test
    void keepsBooksThatBalance() {
        Answer books = operator.getAfter(
                customers.deposit(customers.accountOf("customer1", "JPY", "0"), "JPY", "900"),
                "/api/v1/ledger/trial-balance");
        assertThat(books.status()).isEqualTo(200);
        books.json().path("currencies").forEach(currency -> assertThat(
                        currency.path("total").asString())
                .matches("0(\\.0+)?"));
        assertThat(books.json().path("currencies").toString()).contains("JPY", "CUSTOMER_ACCOUNTS");
    }

    /** An alert on a metric that is not there never rings. */
    @Test
    void showsTheMetricsThatAlertsAreMadeOf() throws IOException {
        String metrics = Awaitility.await("metrics")
                .until(() -> operator.get("/actuator/prometheus"), answer -> answer.status() == 200)
                .toString();
        Matcher names = METRIC.matcher(Files.readString(ALERTS));
        int found = 0;
        while (names.find()) {
            assertThat(metrics).contains(names.group());
            found++;
        }
        assertThat(found).isPositive();
    }
}
