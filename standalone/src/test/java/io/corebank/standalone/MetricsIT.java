package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What dashboards and alerts ask for is what a bank says, and the other way round. */
@ExtendWith(SharedBank.class)
class MetricsIT {

    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final Pattern METRIC = Pattern.compile("\\bbank_[a-z_]+");
    private static final Pattern SAMPLE = Pattern.compile("(?m)^(bank_[a-z_]+)[{ ]");
    private static final Pattern RUNBOOK = Pattern.compile("runbook: (docs/[\\w-]+\\.md)#([\\w-]+)");

    /** The gateway's, which is no part of a bank of one process, and is looked at by its own tests. */
    private static final String OF_THE_GATEWAY = "bank_gateway_breaker_open";

    /** What a bank says beside the sum and the number of something. */
    private static final String MAXIMUM = "_max";

    private final BankProcess bank;

    MetricsIT(BankProcess bank) {
        this.bank = bank;
    }

    @Test
    void everyMetricHasItsPanelAndEveryPanelItsMetric() {
        live();
        Set<String> said = said();
        Set<String> shown = named("grafana/dashboards");
        shown.remove(OF_THE_GATEWAY);
        assertThat(said).filteredOn(metric -> !metric.endsWith(MAXIMUM)).containsExactlyInAnyOrderElementsOf(shown);
        Set<String> watched = named("prometheus");
        watched.remove(OF_THE_GATEWAY);
        assertThat(said).containsAll(watched);
    }

    @Test
    void saysWhatHasHappened() {
        live();
        String text = scrape();
        assertThat(text)
                .containsPattern(
                        "bank_commands_seconds_count\\{command=\"RequestTransfer\",[^}]*result=\"done\"[^}]*} [1-9]")
                .containsPattern(
                        "bank_commands_seconds_count\\{command=\"WithdrawMoney\",[^}]*result=\"refused\"[^}]*} [1-9]")
                .containsPattern("bank_transfers_ended_total\\{outcome=\"completed\"[^}]*} [1-9]")
                .containsPattern("bank_bulk_documents_total\\{result=\"written\"[^}]*} [1-9]")
                .containsPattern("bank_commit_groups_total(\\{[^}]*})? [1-9]")
                .containsPattern("bank_commit_writing(\\{[^}]*})? 1")
                .containsPattern("bank_events_total(\\{[^}]*})? [1-9]");
        for (String processor : Set.of("accounts", "movements", "transfers", "ledger", "transfer-saga")) {
            assertThat(text)
                    .containsPattern("bank_processor_position\\{processor=\"" + processor + "\"[^}]*} [1-9]")
                    .containsPattern("bank_processor_failed\\{processor=\"" + processor + "\"[^}]*} 0");
        }
    }

    @Test
    void everyAlertSaysWhereOneReadsWhatToDo() {
        String rules = textOf("prometheus");
        long alerts = rules.lines().filter(line -> line.contains("- alert:")).count();
        Set<MatchResult> runbooks = RUNBOOK.matcher(rules).results().collect(Collectors.toSet());
        assertThat(alerts).isGreaterThan(10);
        assertThat((long) runbooks.size()).isEqualTo(alerts);
        assertThat(runbooks).allSatisfy(runbook -> assertThat(headingsOf(runbook.group(1)))
                .as(runbook.group())
                .contains(runbook.group(2)));
    }

    private void live() {
        Customers customers = new Customers(bank);
        String from = customers.accountOf("customer1", "EUR", "10.00");
        String to = customers.accountOf("customer1", "EUR", "1.00");
        Answer transfer = bank.as("customer1")
                .post("/api/v1/transfers", Customers.transfer(from, to, "1.00"), "Prefer", "wait=20");
        assertThat(transfer.text("status")).as("%s", transfer).isEqualTo("COMPLETED");
        Answer refused = bank.as("customer1")
                .post("/api/v1/accounts/" + from + "/withdrawals", "{\"amount\":\"99.00\",\"currency\":\"EUR\"}");
        assertThat(refused.status()).as("%s", refused).isEqualTo(422);
        Awaitility.await("the document")
                .untilAsserted(() -> assertThat(scrape()).containsPattern("result=\"written\"[^}]*} [1-9]"));
    }

    private String scrape() {
        return bank.as("operator").get("/actuator/prometheus").response().body();
    }

    private Set<String> said() {
        return SAMPLE.matcher(scrape()).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> named(String folder) {
        return METRIC.matcher(textOf(folder)).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Set<String> headingsOf(String document) {
        Set<String> headings = new TreeSet<>();
        read(Path.of("..").resolve(document))
                .lines()
                .filter(line -> line.startsWith("#"))
                .forEach(line -> headings.add(line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-')));
        return headings;
    }

    private static String textOf(String folder) {
        try (Stream<Path> files = Files.list(DEPLOY.resolve(folder))) {
            return files.sorted().map(MetricsIT::read).collect(Collectors.joining("\n"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
