package io.corebank.query.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.Refresh;
import io.corebank.query.QueryIT;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A reconciler that has never found anything proves nothing: here it finds whatever is done to the documents. */
class ReconciliationIT extends QueryIT {

    private static final String LATER = "2100-01-01T00:00:00Z";

    private record Seeded(String payer, String payee, String transfer) {}

    @Autowired
    private ElasticsearchClient elasticsearch;

    @Autowired
    private JdbcTemplate database;

    private final String customer = newCustomer();

    @Test
    void findsNothingInASoundBank() {
        Seeded seeded = seed();
        JsonNode report = fullRun();
        assertThat(findingsAbout(report, seeded)).isEmpty();
        assertThat(report.path("position").asLong()).isGreaterThanOrEqualTo(bank.head());
        assertThat(report.path("fullRun").asBoolean()).isFalse();
        assertThat(report.path("checks").size()).isEqualTo(Check.values().length);
        for (JsonNode check : report.path("checks")) {
            assertThat(check.path("lastRunAt").asString()).as(check.toString()).isNotEmpty();
        }
        assertThat(check(report, Check.MOVEMENTS).path("checked").asLong()).isGreaterThanOrEqualTo(4);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void findsAChangedDocument(String name, String index, Check check, Consumer<ObjectNode> corruption)
            throws IOException {
        Seeded seeded = seed();
        fullRun();
        String id = documentOf(index, seeded);
        ObjectNode sound = read(index, id);
        ObjectNode corrupt = sound.deepCopy();
        corruption.accept(corrupt);
        write(index, id, corrupt);
        assertThat(findingsAbout(check(fullRun(), check), seeded)).isNotEmpty();
        write(index, id, sound);
        assertThat(findingsAbout(fullRun(), seeded))
                .as("after it was put right")
                .isEmpty();
    }

    static Stream<Arguments> findsAChangedDocument() {
        return Stream.of(
                changed("another balance", "accounts", Check.ACCOUNTS, doc -> doc.put("posted", 1)),
                changed("another amount held", "accounts", Check.ACCOUNTS, doc -> doc.put("held", 1)),
                changed("another amount available", "accounts", Check.ACCOUNTS, doc -> doc.put("available", 1)),
                changed("another limit", "accounts", Check.ACCOUNTS, doc -> doc.put("overdraftLimit", 5)),
                changed("another status", "accounts", Check.ACCOUNTS, doc -> doc.put("status", "CLOSED")),
                changed("another currency", "accounts", Check.ACCOUNTS, doc -> doc.put("currency", "USD")),
                changed("another customer", "accounts", Check.ACCOUNTS, doc -> doc.put("customerId", "mallory")),
                changed("another name", "accounts", Check.ACCOUNTS, doc -> doc.put("ownerName", "Mallory")),
                changed("an older version", "accounts", Check.ACCOUNTS, doc -> doc.put("version", 1)),
                changed("a newer version", "accounts", Check.ACCOUNTS, doc -> doc.put("version", 99)),
                changed("another movement", "movements", Check.MOVEMENTS, doc -> doc.put("amount", 1)),
                changed("another direction", "movements", Check.MOVEMENTS, doc -> doc.put("direction", "DEBIT")),
                changed("another reference", "movements", Check.MOVEMENTS, doc -> doc.put("reference", "bribe")),
                changed("a movement of another", "movements", Check.MOVEMENTS, doc -> doc.put("accountId", "x")),
                changed("another entry", "ledger", Check.LEDGER, doc -> ((ObjectNode) doc.path("debit")).put("low", 1)),
                changed("another debit", "ledger", Check.LEDGER, doc -> ((ObjectNode) doc.path("debit"))
                        .put("account", "CUSTOMER_ACCOUNTS")),
                changed("another end", "transfers", Check.TRANSFERS, doc -> doc.put("status", "REJECTED")),
                changed("another reason", "transfers", Check.TRANSFERS, doc -> doc.put("reason", "whim")),
                changed("a reversal", "transfers", Check.TRANSFERS, doc -> doc.put("reversed", 1)),
                changed("a later end", "transfers", Check.TRANSFERS, doc -> doc.put("completedAt", LATER)),
                changed("another payee", "transfers", Check.TRANSFERS, doc -> doc.put("toAccountId", "mallory")));
    }

    @Test
    void remembersWhatItFoundOverTime() throws IOException {
        Seeded seeded = seed();
        long before = findingCount(fullRun());
        String id = documentOf("accounts", seeded);
        ObjectNode sound = read("accounts", id);
        write("accounts", id, sound.deepCopy().put("posted", 1));
        long bad = findingCount(fullRun());
        assertThat(bad).isGreaterThan(before);
        write("accounts", id, sound);
        JsonNode history = fullRun().path("history");
        assertThat(history.valueStream().map(spell -> spell.path("findingCount").asLong()))
                .endsWith(before, bad, before);
        JsonNode spell = history.get(history.size() - 2);
        assertThat(spell.path("runs").asLong()).isPositive();
        assertThat(Instant.parse(spell.path("until").asString()))
                .isAfterOrEqualTo(Instant.parse(spell.path("since").asString()));
    }

    private static long findingCount(JsonNode report) {
        return report.path("checks")
                .valueStream()
                .mapToLong(check -> check.path("findingCount").asLong())
                .sum();
    }

    @ParameterizedTest
    @MethodSource
    void findsAMissingDocument(String index, Check check) throws IOException {
        Seeded seeded = seed();
        fullRun();
        String id = documentOf(index, seeded);
        ObjectNode sound = read(index, id);
        elasticsearch.delete(request -> request.index(alias(index)).id(id).refresh(Refresh.True));
        assertThat(findingsAbout(check(fullRun(), check), seeded)).isNotEmpty();
        write(index, id, sound);
        assertThat(findingsAbout(fullRun(), seeded)).isEmpty();
    }

    static Stream<Arguments> findsAMissingDocument() {
        return Stream.of(
                Arguments.of("accounts", Check.ACCOUNTS),
                Arguments.of("movements", Check.MOVEMENTS),
                Arguments.of("ledger", Check.LEDGER),
                Arguments.of("transfers", Check.TRANSFERS));
    }

    @ParameterizedTest
    @MethodSource
    void findsADocumentThatNoEventHasMade(String index, Check check) throws IOException {
        Seeded seeded = seed();
        fullRun();
        write(index, "made-up", read(index, documentOf(index, seeded)));
        assertThat(findingsAbout(check(fullRun(), check), seeded)).isNotEmpty();
        elasticsearch.delete(
                request -> request.index(alias(index)).id("made-up").refresh(Refresh.True));
        assertThat(findingsAbout(fullRun(), seeded)).isEmpty();
    }

    static Stream<Arguments> findsADocumentThatNoEventHasMade() {
        return Stream.of(Arguments.of("movements", Check.MOVEMENTS), Arguments.of("ledger", Check.LEDGER));
    }

    @Test
    void findsBooksThatDoNotBalance() throws IOException {
        Seeded seeded = seed();
        fullRun();
        String id = documentOf("ledger", seeded);
        ObjectNode sound = read("ledger", id);
        ObjectNode corrupt = sound.deepCopy();
        ((ObjectNode) corrupt.path("credit"))
                .put("low", sound.path("credit").path("low").asInt() + 1);
        write("ledger", id, corrupt);
        JsonNode report = fullRun();
        assertThat(report.path("status").asString()).isEqualTo("FINDINGS");
        assertThat(check(report, Check.TRIAL_BALANCE).path("findings").toString())
                .contains("-0.01");
        write("ledger", id, sound);
        assertThat(check(fullRun(), Check.TRIAL_BALANCE).path("findingCount").asLong())
                .isZero();
    }

    @Test
    void findsABrokenHashChain() {
        Seeded seeded = seed();
        assertThat(findingsAbout(fullRun(), seeded)).isEmpty();
        String where = " where aggregate_id = event_store.key_of('" + seeded.payer() + "') and sequence = 1";
        byte[] hash = database.queryForObject("select hash from event_store.event" + where, byte[].class);
        database.update("update event_store.event set hash = event_id" + where);
        JsonNode report = fullRun();
        database.update("update event_store.event set hash = ?" + where, hash);
        assertThat(findingsAbout(check(report, Check.HASH_CHAINS), seeded)).hasSize(1);
        assertThat(findingsAbout(fullRun(), seeded)).isEmpty();
    }

    @Test
    void findsATransferThatStandsStill() {
        Seeded seeded = seed();
        Instant longAgo = Instant.now().minus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.MICROS);
        String stuck = bank.request(seeded.payer(), seeded.payee(), 10, longAgo);
        String fresh = bank.request(seeded.payer(), seeded.payee(), 10, Instant.now());
        String ages = check(fullRun(), Check.TRANSFER_AGE).path("findings").toString();
        assertThat(ages).contains(stuck).doesNotContain(fresh);
        bank.reject(stuck, seeded.payer(), seeded.payee(), 10);
        bank.reject(fresh, seeded.payer(), seeded.payee(), 10);
        assertThat(check(fullRun(), Check.TRANSFER_AGE).path("findings").toString())
                .doesNotContain(stuck);
    }

    @Test
    void showsItsFindingsAsMetrics() throws IOException {
        Seeded seeded = seed();
        fullRun();
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        context.getBean(ReconciliationMetrics.class).bindTo(registry);
        String id = documentOf("accounts", seeded);
        ObjectNode sound = read("accounts", id);
        write("accounts", id, sound.deepCopy().put("posted", 3));
        fullRun();
        assertThat(registry.get("bank.reconciliation.findings")
                        .tag("check", "accounts")
                        .gauge()
                        .value())
                .isPositive();
        assertThat(registry.get("bank.reconciliation.age").gauge().value()).isBetween(0.0, 60.0);
        write("accounts", id, sound);
        fullRun();
    }

    @Test
    void reportsAParkedAccountAndGoesOnWithTheOthers() {
        String poisoned = bank.openPoisoned(customer, "EUR");
        Seeded seeded = seed();
        JsonNode report = fullRun();
        assertThat(check(report, Check.ACCOUNTS).path("findings").valueStream().map(JsonNode::asString))
                .anyMatch(finding -> finding.contains(poisoned));
        assertThat(report.has("failure")).as(report.toString()).isFalse();
        assertThat(report.path("position").asLong()).isGreaterThanOrEqualTo(bank.head());
        assertThat(findingsAbout(report, seeded)).isEmpty();
    }

    @Test
    void runsByItselfInWindows() {
        Seeded seeded = seed();
        Reconciler reconciler = context.getBean(Reconciler.class);
        ReconciliationBook book = context.getBean(ReconciliationBook.class);
        do {
            reconciler.runWindow();
        } while (book.report().position() < bank.head());
        assertThat(book.checkedAt()).isNotNull();
        assertThat(book.report().checks().stream()
                        .flatMap(check -> check.findings().stream())
                        .filter(finding -> finding.contains(seeded.payer())))
                .isEmpty();
    }

    @Test
    void isForOperatorsToRunAndForAuditorsToRead() {
        assertThat(asAuditor().get("/admin/reconciliation").status()).isEqualTo(200);
        assertThat(asTeller().get("/admin/reconciliation").status()).isEqualTo(403);
        assertThat(asAuditor().post("/admin/reconciliation").status()).isEqualTo(403);
    }

    private Seeded seed() {
        String payer = bank.open(customer, "Ada", "EUR");
        String payee = bank.open(customer, "Grace", "EUR");
        bank.deposit(payer, 1_000, "salary");
        bank.withdraw(payer, 100);
        return new Seeded(payer, payee, bank.transfer(payer, payee, 250, "rent"));
    }

    private JsonNode fullRun() {
        return asOperator().post("/admin/reconciliation").json();
    }

    private static Arguments changed(String name, String index, Check check, Consumer<ObjectNode> corruption) {
        return Arguments.of(name, index, check, corruption);
    }

    private static JsonNode check(JsonNode report, Check check) {
        for (JsonNode one : report.path("checks")) {
            if (one.path("name").asString().equals(check.label())) {
                return one;
            }
        }
        throw new AssertionError("No check " + check + ": " + report);
    }

    private static List<String> findingsAbout(JsonNode report, Seeded seeded) {
        return report.findValues("findings").stream()
                .flatMap(findings -> findings.valueStream())
                .map(JsonNode::asString)
                .filter(finding -> finding.contains(seeded.payer())
                        || finding.contains(seeded.payee())
                        || finding.contains(seeded.transfer()))
                .toList();
    }

    /** Some document of the accounts that were seeded: the account, the transfer, or the payee's only entry. */
    private String documentOf(String index, Seeded seeded) throws IOException {
        if (index.equals("accounts")) {
            return seeded.payer();
        }
        if (index.equals("transfers")) {
            return seeded.transfer();
        }
        return elasticsearch
                .search(
                        request -> request.index(alias(index))
                                .query(of ->
                                        of.term(term -> term.field("accountId").value(seeded.payee()))),
                        Void.class)
                .hits()
                .hits()
                .get(0)
                .id();
    }

    private ObjectNode read(String index, String id) throws IOException {
        return elasticsearch
                .get(request -> request.index(alias(index)).id(id), ObjectNode.class)
                .source();
    }

    private void write(String index, String id, ObjectNode document) throws IOException {
        elasticsearch.index(
                request -> request.index(alias(index)).id(id).document(document).refresh(Refresh.True));
    }
}
