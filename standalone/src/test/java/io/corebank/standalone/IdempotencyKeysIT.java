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

/** A write with a key happens once, and its first answer is the answer. */
@ExtendWith(SharedBank.class)
class IdempotencyKeysIT {

    private static final String EUR_10 = "{\"amount\":\"10.00\",\"currency\":\"EUR\"}";

    private final Customers customers;
    private final BankClient customer1;
    private final BankClient customer2;
    private final BankClient teller;
    private final String account;

    IdempotencyKeysIT(BankProcess bank) {
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
    void giveTheFirstAnswerAgain() {
        String key = UUID.randomUUID().toString();
        Answer first = teller.postAgain(key, path(account, "/deposits"), "{\"amount\":\"10\",\"currency\":\"EUR\"}");
        Answer again = teller.postAgain(key, path(account, "/deposits"), "{\"currency\":\"EUR\",\"amount\":\"10.00\"}");
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
        assertThat(customer1.postAgain(key, path(id, "/withdrawals"), EUR_10).status())
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
        Answer reused = teller.postAgain(key, path(account, "/deposits"), "{\"amount\":\"11\",\"currency\":\"EUR\"}");
        assertThat(reused.status()).isEqualTo(422);
        assertThat(reused.text("code")).isEqualTo("idempotency-key-reused");
    }

    /** Whichever part of the bank has it: accounts and transfers are services of their own when distributed. */
    @Test
    void areOneRequestsInAllServices() {
        String payee = customers.accountOf("customer1", "EUR", "0");
        String transfer = Customers.transfer(account, payee, "1.00");
        String first = UUID.randomUUID().toString();
        String second = UUID.randomUUID().toString();

        assertThat(customer1
                        .postAgain(first, path(account, "/withdrawals"), EUR_10)
                        .status())
                .isEqualTo(201);
        assertThat(customer1.postAgain(first, "/api/v1/transfers", transfer).text("code"))
                .isEqualTo("idempotency-key-reused");
        assertThat(customer1.postAgain(second, "/api/v1/transfers", transfer).status())
                .isEqualTo(202);
        assertThat(customer1
                        .postAgain(second, path(account, "/withdrawals"), EUR_10)
                        .text("code"))
                .isEqualTo("idempotency-key-reused");
        assertThat(customer1.postAgain(second, "/api/v1/transfers", transfer).header("Idempotency-Replayed"))
                .isEqualTo("true");
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
