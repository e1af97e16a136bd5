package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.LaunchedCommand;
import io.corebank.standalone.bank.SharedBank;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The command that fills a bank with people who have something to look at, and lets them live on. */
@ExtendWith(SharedBank.class)
class DemoIT {

    private static final int EMPLOYED = 14;
    private static final int THINGS = 12;

    private final BankProcess bank;

    DemoIT(BankProcess bank) {
        this.bank = bank;
    }

    @Test
    void tellsAMonthWithEveryKindOfEndAndNeverASecondTimeAndGoesOn() {
        LaunchedCommand first = LaunchedCommand.of("demo", "--minutes", "0", "--port", Integer.toString(bank.port()));
        assertThat(first.exitCode()).as(first.output()).isZero();
        assertThat(first.output()).contains("100 %").contains("/console/");

        List<String> once = transfers();
        assertThat(once)
                .contains("COMPLETED 4150.00 Salary", "COMPLETED 4420.00 Salary")
                .contains("COMPLETED 1180.00 Rent, flat 7", "COMPLETED 1340.00 Rent, flat 9")
                .contains("COMPLETED 38.45 Groceries", "COMPLETED 27.50 Lunch, thank you")
                .contains("REJECTED 75000.00 More than there is")
                .contains("COMPENSATED 25.00 Deposit, flat 3");
        assertThat(once).filteredOn(one -> one.endsWith("Salary")).hasSize(EMPLOYED);
        assertThat(movementsOf("Ada Lovelace")).contains("CAPTURE 64.20", "WITHDRAWAL 100.00", "DEPOSIT 820.40");
        assertThat(movementsOf("Ada Lovelace")).as("given back").anyMatch(one -> one.endsWith(" 6.95"));
        assertThat(movementsOf("Grace Hopper"))
                .as("one is taken in part, one is still on hold, and the cash was refused")
                .contains("CAPTURE 132.90")
                .doesNotContain("CAPTURE 95.00", "WITHDRAWAL 99000.00");
        assertThat(bank.as("auditor")
                        .get("/api/v1/accounts/" + account("Grace Hopper"))
                        .text("held"))
                .isEqualTo("95.00");
        assertThat(standingOrders()).contains("1180.00 P1M", "50.00 P7D");

        List<String> life = LaunchedCommand.linesOf(
                "  .+ EUR.*", THINGS, "demo", "--pause", "10", "--port", Integer.toString(bank.port()));
        assertThat(life)
                .hasSize(THINGS)
                .allMatch(line -> line.matches(".*(: (COMPLETED|REJECTED|done|refused)|pays in .* EUR)"));
        List<String> again = new ArrayList<>(transfers());
        once.forEach(again::remove);
        assertThat(again)
                .as("besides what was there: of today, and nothing twice")
                .allMatch(one ->
                        one.matches("(COMPLETED|REJECTED) [0-9]{1,2}\\.[0-9]{2} (Lunch|Tickets|Groceries|Bonus)"));
    }

    /** What the demo moved, whatever else other tests did. */
    private List<String> transfers() {
        List<String> found = new ArrayList<>();
        BankClient auditor = bank.as("auditor");
        for (String status : List.of("COMPLETED", "REJECTED", "COMPENSATED")) {
            String next = "";
            do {
                JsonNode page = auditor.get("/api/v1/transfers?limit=100&status=" + status + next)
                        .json();
                for (JsonNode transfer : page.path("items")) {
                    String text = status + " " + transfer.path("amount").asString("") + " "
                            + transfer.path("reference").asString("");
                    if (text.matches(".* (Salary|Rent, .*|Groceries|Lunch.*|Tickets|Bonus|More than.*|Deposit, .*)")) {
                        found.add(text);
                    }
                }
                next = page.path("nextCursor").isString()
                        ? "&cursor=" + page.path("nextCursor").asString()
                        : "";
            } while (!next.isEmpty());
        }
        return Collections.unmodifiableList(found);
    }

    private String account(String owner) {
        JsonNode accounts = bank.as("auditor")
                .get("/api/v1/accounts?q=" + owner.replace(' ', '+'))
                .json()
                .path("items");
        return StreamSupport.stream(accounts.spliterator(), false)
                .filter(one -> one.path("ownerName").asString("").equals(owner))
                .findFirst()
                .orElseThrow()
                .path("accountId")
                .asString();
    }

    private List<String> movementsOf(String owner) {
        JsonNode movements = bank.as("auditor")
                .get("/api/v1/accounts/" + account(owner) + "/movements?limit=100")
                .json()
                .path("items");
        return StreamSupport.stream(movements.spliterator(), false)
                .map(one ->
                        one.path("type").asString() + " " + one.path("amount").asString())
                .toList();
    }

    private List<String> standingOrders() {
        JsonNode orders = bank.as("customer1")
                .get("/api/v1/standing-orders?limit=100")
                .json()
                .path("items");
        return StreamSupport.stream(orders.spliterator(), false)
                .map(one ->
                        one.path("amount").asString() + " " + one.path("every").asString())
                .toList();
    }
}
