package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written is read again: accounts, found and listed, and their movements. */
@ExtendWith(SharedBank.class)
class ReadingIT {

    private static final String EUR_10 = "{\"amount\":\"10.00\",\"currency\":\"EUR\"}";

    private final Customers customers;
    private final BankClient customer1;
    private final BankClient customer2;
    private final BankClient teller;
    private final String account;

    ReadingIT(BankProcess bank) {
        customers = new Customers(bank);
        customer1 = bank.as("customer1");
        customer2 = bank.as("customer2");
        teller = bank.as("teller");
        account = customers.accountOf("customer1", "EUR", "100.00");
    }

    private static String path(String account, String rest) {
        return "/api/v1/accounts/" + account + rest;
    }

    @Test
    void showsOnesOwnWrites() {
        Answer deposited = customers.deposit(account, "EUR", "1.00");
        Answer read = customer1.getAfter(deposited, path(account, ""));
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.text("posted")).isEqualTo(deposited.text("posted"));
        assertThat(read.json().at("/version").asLong())
                .isEqualTo(deposited.json().at("/version").asLong());
        assertThat(new TreeSet<>(read.json().propertyNames()))
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
