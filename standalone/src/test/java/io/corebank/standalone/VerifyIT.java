package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The command that audits a bank, on a bank that runs, and on the same bank when it does not. */
class VerifyIT {

    private record Outcome(int exitCode, String output) {}

    @Test
    void findsNothingInABankThatRunsNorInOneThatWasKilled() throws Exception {
        Path data = SharedBank.freshFolder();
        try (BankProcess bank = BankProcess.start(data)) {
            work(bank);
            assertSound(verify(data));
            bank.killHard();
            assertSound(verify(data));
            bank.restart();
        }
    }

    @Test
    void saysWhereItLookedForABank() throws Exception {
        Outcome outcome = verify(SharedBank.freshFolder());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("There is no PostgreSQL in the data folder");
    }

    private static void work(BankProcess bank) {
        Customers customers = new Customers(bank);
        BankClient customer = bank.as("customer1");
        String from = customers.accountOf("customer1", "EUR", "100.00");
        String to = customers.accountOf("customer1", "EUR", "1.00");
        for (String amount : List.of("10.00", "1000.00", "0.01")) {
            String id = customer.post("/api/v1/transfers", Customers.transfer(from, to, amount))
                    .text("transferId");
            Customers.awaitEnd(customer, id);
        }
    }

    private static void assertSound(Outcome outcome) {
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .contains("1  ok", "2  ok", "3  ok", "5  ok", "6  ok", "everything holds that the log can tell")
                .contains("4  --", "7  --", "8  --")
                .contains("3 transfers")
                .doesNotContain("FAILED");
    }

    private static Outcome verify(Path data) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of("target", "bank.jar").toString(),
                        "verify",
                        "--data",
                        data.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Outcome(process.exitValue(), output);
    }
}
