package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedBank.class)
class RebuildCommandIT {

    private final BankProcess bank;
    private final BankClient auditor;

    RebuildCommandIT(BankProcess bank) {
        this.bank = bank;
        this.auditor = bank.as("auditor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"accounts", "movements", "transfers", "ledger"})
    void rebuildsAProjectionOfARunningBank(String projection) {
        Customers customers = new Customers(bank);
        String account = customers.accountOf("customer1", "EUR", "12.00");
        String path = "/api/v1/admin/projections/" + projection;
        String before = auditor.get(path).text("index");
        assertThat(run(projection)).isZero();
        Answer after = auditor.get(path);
        assertThat(after.text("status")).isEqualTo("LIVE");
        assertThat(after.text("index")).isNotEqualTo(before);
        assertThat(bank.as("customer1").get("/api/v1/accounts/" + account).text("posted"))
                .isEqualTo("12.00");
    }

    @Test
    void saysThatThereIsNoSuchProjection() {
        StringWriter err = new StringWriter();
        int exitCode = Launcher.commandLine()
                .setErr(new PrintWriter(err))
                .execute("rebuild", "nothing", "--port", Integer.toString(bank.port()));
        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly("There is no projection nothing, only accounts, movements, transfers, ledger.");
    }

    private int run(String projection) {
        return Launcher.commandLine().execute("rebuild", projection, "--port", Integer.toString(bank.port()));
    }
}
