package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.time.Duration;
import java.util.Collections;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A power cut as soon as a rebuild has begun: after the next start it is brought to its end by itself. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RebuildKillIT {

    private static final String MOVEMENTS = "/api/v1/admin/projections/movements";
    private static final int BATCHES = 5;
    private static final int DEPOSITS = 1_000;

    private final BankProcess bank = BankProcess.start(SharedBank.freshFolder());

    @AfterAll
    void stop() {
        bank.close();
    }

    @Test
    void goesOnWithARebuildAfterThePowerIsBack() {
        String account = new Customers(bank).accountOf("customer1", "EUR", "1.00");
        for (int i = 0; i < BATCHES; i++) {
            assertThat(bank.as("teller")
                            .post("/api/v1/batches", deposits(account))
                            .status())
                    .isEqualTo(200);
        }
        Answer begun = bank.as("operator").post(MOVEMENTS + "/rebuild", "");
        assertThat(begun.status()).as("%s", begun).isEqualTo(202);
        bank.killHard();
        bank.restart();
        Answer done = Awaitility.await("the rebuild's end")
                .atMost(Duration.ofMinutes(1))
                .until(() -> bank.as("auditor").get(MOVEMENTS), state -> !state.text("status")
                        .equals("RUNNING"));
        assertThat(done.text("status")).as("%s", done).isEqualTo("LIVE");
        assertThat(done.text("index")).isEqualTo(begun.text("building"));
        assertThat(done.text("previous")).isEqualTo(begun.text("index"));
        assertThat(bank.as("customer1")
                        .get("/api/v1/accounts/" + account + "/movements?limit=1")
                        .json()
                        .path("total")
                        .asInt())
                .isEqualTo(BATCHES * DEPOSITS + 1);
    }

    private static String deposits(String account) {
        String deposit =
                "{\"type\":\"deposit\",\"accountId\":\"" + account + "\",\"amount\":\"0.01\",\"currency\":\"EUR\"}";
        return "{\"items\":[" + String.join(",", Collections.nCopies(DEPOSITS, deposit)) + "]}";
    }
}
