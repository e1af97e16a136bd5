package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.LaunchedCommand;
import io.corebank.standalone.bank.SharedBank;
import io.corebank.standalone.bank.Verification;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The command that audits a bank, on a bank that runs, and on the same bank when it does not. */
class VerifyIT {

    @Test
    void findsNothingInABankThatRunsNorInOneThatWasKilled() {
        Path data = SharedBank.freshFolder();
        try (BankProcess bank = BankProcess.start(data)) {
            work(bank);
            bank.as("operator").post("/api/v1/admin/customers/nobody/erase", "");
            assertSound(Verification.of(data));
            examinesADatabaseThatIsNamed(bank);
            seesWhatWasDoneToTheAuditLog(bank);
            bank.killHard();
            assertSound(Verification.of(data));
            bank.restart();
        }
    }

    @Test
    void saysWhereItLookedForABank() {
        Verification outcome = Verification.of(SharedBank.freshFolder());
        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.output()).contains("There is no PostgreSQL in the data folder");
    }

    /** From wherever it is, without the data folder; and no transfer has been under way for longer than it says. */
    private static void examinesADatabaseThatIsNamed(BankProcess bank) {
        LaunchedCommand outcome = LaunchedCommand.of(
                "verify",
                "--postgres-url",
                bank.postgresUrl(),
                "--postgres-user",
                BankProcess.POSTGRES_USER,
                "--postgres-password",
                bank.postgresPassword(),
                "--transfer-bound",
                "PT60S");
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output()).contains("3 transfers", "everything holds that the log can tell");
    }

    /** The owner of the database can switch the guard of the table off, and not the chain. */
    private static void seesWhatWasDoneToTheAuditLog(BankProcess bank) {
        bank.sql("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_final;"
                + " UPDATE audit_entry SET actor = 'operator2' WHERE sequence = 1");
        Verification outcome = bank.verify();
        assertThat(outcome.exitCode()).as(outcome.output()).isEqualTo(1);
        assertThat(outcome.output())
                .contains("9  FAILED", "Line 1 of the audit log does not follow from the one before")
                .doesNotContain("Line 2 of the audit log");
        bank.sql("UPDATE audit_entry SET actor = 'operator' WHERE sequence = 1;"
                + " ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_final");
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

    private static void assertSound(Verification outcome) {
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
        assertThat(outcome.output())
                .contains(
                        "1  ok", "2  ok", "3  ok", "5  ok", "6  ok", "9  ok", "everything holds that the log can tell")
                .contains("4  --", "7  --", "8  --")
                .contains("3 transfers", "2 lines, head ")
                .doesNotContain("FAILED");
    }
}
