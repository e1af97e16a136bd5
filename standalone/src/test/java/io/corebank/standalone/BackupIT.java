package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.LaunchedCommand;
import io.corebank.standalone.bank.SharedBank;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The drill: a bank is copied while it takes deposits, and another is started on the copy. */
@ExtendWith(SharedBank.class)
class BackupIT {

    @Test
    void bringsBackEveryDepositThatWasAcknowledgedBeforeItBegan(BankProcess bank) {
        Customers customers = new Customers(bank);
        String account = customers.accountOf("customer1", "EUR", "100.00");
        AtomicInteger deposits = new AtomicInteger();
        AtomicBoolean enough = new AtomicBoolean();
        CompletableFuture<Void> load = CompletableFuture.runAsync(() -> {
            while (!enough.get()) {
                customers.deposit(account, "EUR", "1.00");
                deposits.incrementAndGet();
            }
        });
        Awaitility.await().until(() -> deposits.get() > 20);
        int before = deposits.get();
        Path copy = SharedBank.freshFolder();
        LaunchedCommand backup = backup(bank.data(), copy);
        enough.set(true);
        load.join();

        assertThat(backup.exitCode()).as(backup.output()).isZero();
        assertThat(backup.output())
                .contains("100 %", "6  ok", "everything holds that the log can tell", "Backup in " + copy);
        try (BankProcess restored = BankProcess.start(copy)) {
            new Customers(restored).deposit(account, "EUR", "0.50");
            int cents = cents(restored, account);
            assertThat(cents).isBetween(10_050 + 100 * before, 10_050 + 100 * deposits.get());
            assertThat(cents % 100).as("one deposit of half a euro").isEqualTo(50);
            assertThat(restored.verify().exitCode()).isZero();
        }
    }

    @Test
    void writesIntoNoFolderThatIsThere(BankProcess bank) {
        Path taken = bank.data();
        LaunchedCommand backup = backup(bank.data(), taken);
        assertThat(backup.exitCode()).isEqualTo(1);
        assertThat(backup.output()).contains("The folder " + taken + " exists already");
        assertThat(Files.exists(taken.resolveSibling(taken.getFileName() + ".unfinished")))
                .isFalse();
    }

    private static LaunchedCommand backup(Path data, Path copy) {
        return LaunchedCommand.of("backup", copy.toString(), "--data", data.toString());
    }

    /** The balance with the last deposit in it, once the indices are filled from the log. */
    private static int cents(BankProcess bank, String account) {
        BankClient customer = bank.as("customer1");
        Answer shown = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> customer.get("/api/v1/accounts/" + account),
                        answer ->
                                answer.status() == 200 && answer.text("posted").endsWith(".50"));
        return Integer.parseInt(shown.text("posted").replace(".", ""));
    }
}
