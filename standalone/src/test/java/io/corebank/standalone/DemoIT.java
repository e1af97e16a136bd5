package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.LaunchedCommand;
import io.corebank.standalone.bank.SharedBank;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The command that fills a bank with people who have something to look at. */
@ExtendWith(SharedBank.class)
class DemoIT {

    private final BankProcess bank;
    private final BankClient ada;

    DemoIT(BankProcess bank) {
        this.bank = bank;
        this.ada = bank.as("customer1");
    }

    @Test
    void tellsAMonthWithEveryKindOfEndAndNeverASecondTime() {
        LaunchedCommand first = demo();
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output()).contains("100 %").contains("/console/");

        List<String> once = transfersWithReferences();
        assertThat(once)
                .contains(
                        "COMPLETED 4150.00 Salary",
                        "COMPLETED 1180.00 Rent, flat 7",
                        "COMPENSATED 25.00 Deposit, flat 3")
                .contains("COMPLETED 27.50 Lunch, thank you");
        assertThat(bank.as("customer2").get("/api/v1/transfers?status=REJECTED").text("/items/0/amount"))
                .isNotEmpty();

        assertThat(demo().exitCode()).isZero();
        assertThat(transfersWithReferences()).containsExactlyInAnyOrderElementsOf(once);
    }

    private LaunchedCommand demo() {
        return LaunchedCommand.of("demo", "--minutes", "0", "--port", Integer.toString(bank.port()));
    }

    /** What the demo moved to or from its Ada, whatever else other tests did. */
    private List<String> transfersWithReferences() {
        List<String> found = new ArrayList<>();
        for (JsonNode transfer : ada.get("/api/v1/transfers?limit=100").json().at("/items")) {
            String reference = transfer.path("reference").asString("");
            if (!reference.isEmpty()) {
                found.add(transfer.path("status").asString("") + " "
                        + transfer.path("amount").asString("") + " " + reference);
            }
        }
        return found;
    }
}
