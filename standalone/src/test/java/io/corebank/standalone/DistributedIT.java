package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.OnAxonServer;
import io.corebank.standalone.bank.SharedBank;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The services as processes of their own, behind the gateway, on the Axon Server that {@code AXON_SERVER} names. With
 * it, every test of a shared bank aims at that bank, too.
 */
@ExtendWith({OnAxonServer.class, SharedBank.class})
class DistributedIT {

    private final Customers customers;
    private final BankClient customer1;
    private final BankClient auditor;

    DistributedIT(BankProcess bank) {
        customers = new Customers(bank);
        customer1 = bank.as("customer1");
        auditor = bank.as("auditor");
    }

    @Test
    void movesMoneyBetweenServicesAndChainsItsHistory() {
        String from = customers.accountOf("customer1", "EUR", "100.00");
        String to = customers.accountOf("customer1", "EUR", "0");

        Answer done = customer1.post("/api/v1/transfers", Customers.transfer(from, to, "40.00"), "Prefer", "wait=10");

        assertThat(done.text("status")).isEqualTo("COMPLETED");
        assertThat(customer1.getAfter(done, "/api/v1/accounts/" + from).text("posted"))
                .isEqualTo("60.00");
        assertThat(customer1
                        .getAfter(done, "/api/v1/accounts/" + from + "/movements")
                        .json()
                        .at("/items"))
                .hasSize(2);
        Answer chain = auditor.get("/api/v1/admin/aggregates/" + from + "/verify");
        assertThat(chain.json().at("/intact").booleanValue()).isTrue();
        assertThat(chain.json().at("/events").intValue()).isEqualTo(4);
        assertThat(auditor.get("/api/v1/admin/aggregates/" + from + "?sequence=1")
                        .json()
                        .at("/state/posted")
                        .stringValue())
                .isEqualTo("100.00");
    }

    @Test
    void doesNothingTwiceUnderTheSameKey() {
        String account = customers.accountOf("customer1", "EUR", "10.00");
        String key = UUID.randomUUID().toString();
        String path = "/api/v1/accounts/" + account + "/withdrawals";
        String body = "{\"amount\":\"3.00\",\"currency\":\"EUR\"}";

        Answer first = customer1.postAgain(key, path, body);
        Answer second = customer1.postAgain(key, path, body);

        assertThat(first.status()).isEqualTo(201);
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.json()).isEqualTo(first.json());
        assertThat(customer1.getAfter(first, "/api/v1/accounts/" + account).text("posted"))
                .isEqualTo("7.00");
    }

    /** Positions are the same at every processor of every service, from the first event on. */
    @Test
    void listsTheProcessorsOfAllServicesAtTheHead() {
        customers.accountOf("customer1", "EUR", "1.00");

        Awaitility.await().untilAsserted(() -> assertThat(
                        auditor.get("/api/v1/admin/processors").json())
                .hasSizeGreaterThan(8)
                .allSatisfy(processor -> assertThat(processor.at("/lag").intValue())
                        .as(processor.toString())
                        .isZero()));
    }

    /** Also of its own accord, and not only because nothing was looked at. */
    @Test
    void comparesWhatReadersAreToldWithTheEvents() {
        customers.accountOf("customer1", "EUR", "1.00");

        Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> assertThat(
                        auditor.get("/api/v1/admin/reconciliation").json().at("/checks"))
                .filteredOn(check -> !check.at("/name").stringValue().equals("transfers"))
                .hasSizeGreaterThan(7)
                .allSatisfy(check -> {
                    assertThat(check.at("/status").stringValue())
                            .as(check.toString())
                            .isEqualTo("OK");
                    assertThat(check.at("/lastRunAt").isMissingNode()).isFalse();
                })
                .filteredOn(check -> check.at("/name").stringValue().equals("accounts"))
                .allSatisfy(check -> assertThat(check.at("/checked").intValue()).isPositive()));
    }
}
