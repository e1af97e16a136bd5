package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whose business an account is. */
@ExtendWith(SharedBank.class)
class OwnershipIT {

    private static final String EUR_10 = "{\"amount\":\"10.00\",\"currency\":\"EUR\"}";

    private final Customers customers;
    private final BankClient customer2;
    private final String account;

    OwnershipIT(BankProcess bank) {
        customers = new Customers(bank);
        customer2 = bank.as("customer2");
        account = customers.accountOf("customer1", "EUR", "100.00");
    }

    private static String path(String account, String rest) {
        return "/api/v1/accounts/" + account + rest;
    }

    @Test
    void makesForeignAccountsLookUnknown() {
        String unknown = UUID.randomUUID().toString();
        for (String rest : new String[] {"", "/movements", "/statement?from=2020-01-01T00:00:00Z"}) {
            Answer foreign = customer2.get(path(account, rest), "X-Correlation-ID", "same");
            Answer missing = customer2.get(path(unknown, rest), "X-Correlation-ID", "same");
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(foreign.response().body()).isEqualTo(missing.response().body());
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
