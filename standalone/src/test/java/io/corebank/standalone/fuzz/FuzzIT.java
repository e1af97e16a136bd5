package io.corebank.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.SharedBank;
import io.corebank.standalone.bank.Tokens;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Requests that nobody would send by mistake, made from the bank's own document: it answers each of them as the
 * document says, and no money is lost over it. The long form: {@code -Dfuzz.requests=1000000}, or as many as there is
 * time for, {@code -Dfuzz.minutes=60}; another run: {@code -Dfuzz.seed=}. A hundred requests do not get through to
 * every operation, so that only many are held to that.
 */
@ExtendWith(SharedBank.class)
class FuzzIT {

    private static final long REQUESTS = Long.getLong("fuzz.requests", 20_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_121L);
    private static final Duration LONGEST = Duration.ofMinutes(Long.getLong("fuzz.minutes", 600));
    private static final int CONNECTIONS = 12;
    private static final long MANY = 20_000;

    /** Tokens live for an hour, and the keys that sign them may be replaced by a request. */
    private static final long RENEWED_MINUTES = 10;

    private final BankProcess bank;

    FuzzIT(BankProcess bank) {
        this.bank = bank;
    }

    @Test
    void answersEveryRequestAsItsDocumentSaysAndLosesNothing() throws Exception {
        String document = BankClient.anonymous(bank.address())
                .get("/v3/api-docs")
                .response()
                .body();
        Map<String, String> tokens = Collections.synchronizedMap(tokens());
        Fuzzing fuzzing = new Fuzzing(new Contract(document), tokens, bank.port());
        ScheduledExecutorService renewal = Executors.newSingleThreadScheduledExecutor();
        try {
            renewal.scheduleAtFixedRate(() -> renew(tokens), RENEWED_MINUTES, RENEWED_MINUTES, TimeUnit.MINUTES);
            fuzzing.run(SEED, CONNECTIONS, REQUESTS, LONGEST);
        } finally {
            renewal.shutdownNow();
        }
        long sent =
                fuzzing.statuses().values().stream().mapToLong(Long::longValue).sum();
        System.out.printf("%,d requests with seed %d: %s%n", sent, SEED, fuzzing);
        List<String> objections = fuzzing.objections();
        assertThat(objections)
                .as("seed %d:%n%s", SEED, String.join("\n\n", objections))
                .isEmpty();
        if (sent >= MANY) {
            assertThat(fuzzing.neverSucceeded())
                    .as("operations that no request got through to")
                    .isSubsetOf(Rare.NEED_NOT_SUCCEED);
        }
        assertThat(fuzzing.statuses().getOrDefault(503, 0L))
                .as("answers 503: a bank that is never there is no safe bank")
                .isLessThan(sent / 50);
        assertThat(fuzzing.statuses().get(200) + fuzzing.statuses().get(201))
                .as("requests that did something")
                .isGreaterThan(sent / 4);
        everythingHolds();
    }

    private void everythingHolds() {
        BankClient auditor = bank.as("auditor");
        Awaitility.await("every transfer ended and every projection at the head")
                .atMost(Duration.ofSeconds(90))
                .untilAsserted(() -> assertThat(bank.verify()).satisfies(outcome -> assertThat(outcome.exitCode())
                        .as(outcome.output())
                        .isZero()));
        Answer trial = auditor.get("/api/v1/ledger/trial-balance");
        assertThat(trial.json().path("balanced").asBoolean()).as("%s", trial).isTrue();
        Answer audit = auditor.get("/api/v1/admin/audit/verify");
        assertThat(audit.json().path("intact").asBoolean()).as("%s", audit).isTrue();
        Awaitility.await("nothing to reconcile about money")
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(findings(bank.as("operator").post("/api/v1/admin/reconciliation", "")))
                        .isEmpty());
    }

    private static List<String> findings(Answer report) {
        assertThat(report.json().path("checks").size()).as("%s", report).isPositive();
        return report.json()
                .path("checks")
                .valueStream()
                .flatMap(check -> check.path("findings").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    /** A bank that is too busy to give tokens is asked again the next time. */
    private void renew(Map<String, String> tokens) {
        try {
            tokens.putAll(tokens());
        } catch (RuntimeException | AssertionError later) {
            System.out.println("No new tokens for the fuzzer: " + later);
        }
    }

    /** Customers of their own, so that nobody else's figures are touched, and everybody who works at the bank. */
    private Map<String, String> tokens() {
        Map<String, String> tokens = new LinkedHashMap<>();
        Tokens forged = new Tokens(bank.signingKey(), bank.as("customer1").token());
        for (int i = 0; i < 5; i++) {
            tokens.put("fuzz-" + i, "customer " + forged.with("sub", "fuzz-" + i));
        }
        for (String colleague : List.of("teller", "operator", "operator2", "auditor", "service")) {
            tokens.put(
                    colleague,
                    colleague.replace("2", "") + " " + bank.as(colleague).token());
        }
        return tokens;
    }
}
