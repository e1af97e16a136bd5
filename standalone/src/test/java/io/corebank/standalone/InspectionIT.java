package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An account rebuilt from its events at any point, and the events themselves. */
@ExtendWith(SharedBank.class)
class InspectionIT {

    private final Customers customers;
    private final BankClient customer1;
    private final BankClient operator;
    private final BankClient auditor;
    private final String account;

    InspectionIT(BankProcess bank) {
        customers = new Customers(bank);
        customer1 = bank.as("customer1");
        operator = bank.as("operator");
        auditor = bank.as("auditor");
        account = customers.accountOf("customer1", "EUR", "100.00");
    }

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
        assertThat(events.text("/items/0/type")).isEqualTo("AccountCreated");
        assertThat(events.text("/items/1/type")).isEqualTo("MoneyDeposited");
        assertThat(events.text("/items/1/aggregateId")).isEqualTo(account);
        assertThat(events.response().body()).doesNotContain("Ada");
        assertThat(operator.get("/api/v1/admin/aggregates/" + account + "/verify")
                        .json()
                        .at("/intact")
                        .asBoolean())
                .isTrue();
    }

    /** As the list of all events does: what is sealed belongs to a person. */
    @Test
    void showsEvenTheSealedNameToAuditorsOnly() {
        String events = "/api/v1/admin/aggregates/" + account + "/events";
        assertThat(operator.get(events).text("/items/0/payload/sealedOwnerName"))
                .isEqualTo("***");
        assertThat(auditor.get(events).text("/items/0/payload/sealedOwnerName")).startsWith("v1:");
    }

    @Test
    void refusesASequenceThatNoEventHas() {
        assertThat(operator.get("/api/v1/admin/aggregates/" + account + "?sequence=-1")
                        .text("/code"))
                .isEqualTo("invalid-parameter");
        Answer beyond = operator.get("/api/v1/admin/aggregates/" + account + "?sequence=999999");
        assertThat(beyond.status()).isEqualTo(404);
        assertThat(beyond.text("detail")).matches("The last event of this aggregate has the sequence [0-9]+");
    }
}
