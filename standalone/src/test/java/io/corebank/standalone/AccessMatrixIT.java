package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.AccessPolicy.Rule;
import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import io.corebank.standalone.bank.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Every operation that the bank documents, tried by everybody: nobody gets more than the table says. */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixIT {

    private static final String ANALYTICS = "/api/v1/analytics/";

    /** Nobody has paid in then. Today others do, beside this test, more than a sum can be told of. */
    private static final String QUIET_DAYS = "?from=2020-01-01&to=2020-01-02";

    private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

    /** Operations that take long or never end by themselves: only who is kept out is tried. */
    private static final Set<String> LONG = Set.of("POST /api/v1/admin/reconciliation");

    private static final LocalDate NEXT_MONTH = LocalDate.now(ZoneOffset.UTC).plusMonths(1);

    /** Nobody listens there, and nobody is told anything. */
    private static final String WEBHOOK = "{\"url\":\"http://127.0.0.1:9/hook\",\"eventTypes\":[]}";

    private final BankProcess bank;
    private final Map<String, BankClient> colleagues = new LinkedHashMap<>();
    private final BankClient owner;
    private final BankClient stranger;
    private final Tokens tokens;
    private final Map<String, String> owned = new LinkedHashMap<>();
    private final Map<String, String> unknown = new LinkedHashMap<>();

    AccessMatrixIT(BankProcess bank) {
        this.bank = bank;
        owner = bank.as("customer1");
        stranger = bank.as("customer2");
        colleagues.put("T", bank.as("teller"));
        colleagues.put("O", bank.as("operator"));
        colleagues.put("A", bank.as("auditor"));
        colleagues.put("S", bank.as("service"));
        tokens = new Tokens(bank.signingKey(), owner.token());
        seed();
    }

    private void seed() {
        Customers customers = new Customers(bank);
        String account = customers.accountOf("customer1", "EUR", "100.00");
        String other = customers.accountOf("customer1", "EUR", "0");
        Answer transfer = owner.post("/api/v1/transfers", Customers.transfer(account, other, "1.00"));
        Customers.awaitEnd(owner, transfer.text("transferId"));
        Answer hold =
                owner.post("/api/v1/accounts/" + account + "/holds", "{\"amount\":\"1.00\",\"currency\":\"EUR\"}");
        Answer order = owner.post(
                "/api/v1/standing-orders",
                Customers.transfer(account, other, "1.00")
                        .replace("}", ",\"every\":\"P1M\",\"start\":\"" + NEXT_MONTH + "\"}"));
        owned.put("{accountId}", account);
        owned.put("{transferId}", transfer.text("transferId"));
        owned.put("{holdId}", hold.text("holdId"));
        owned.put("{standingOrderId}", order.text("standingOrderId"));
        owned.put("{webhookId}", owner.post("/api/v1/webhooks", WEBHOOK).text("webhookId"));
        owned.put("{aggregateId}", account);
        owned.put("{other}", other);
        owned.keySet().forEach(name -> unknown.put(name, UUID.randomUUID().toString()));
        unknown.put("{other}", other);
    }

    @Test
    void theForgedTokensWouldWorkOtherwise() {
        assertThat(BankClient.bearing(bank.address(), tokens.unchanged())
                        .get("/api/v1/accounts")
                        .status())
                .isEqualTo(200);
    }

    @TestFactory
    Stream<DynamicTest> everyOperationIsOnlyForWhomItIsMeant() {
        Map<String, String> operations = new LinkedHashMap<>();
        BankClient.anonymous(bank.address())
                .get("/v3/api-docs")
                .json()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().propertyNames().stream()
                        .filter(METHODS::contains)
                        .map(method -> method.toUpperCase(Locale.ROOT))
                        .forEach(method -> operations.put(method + " " + path.getKey(), path.getKey())));
        assertThat(operations).hasSizeGreaterThan(40);
        return operations.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(), () -> check(entry.getKey().split(" ")[0], entry.getValue())));
    }

    private void check(String method, String path) {
        Rule rule = AccessPolicy.of(method, path)
                .orElseThrow(() -> new AssertionError("Nobody has said who may call " + method + " " + path));
        keepsOutWhoeverHasNoToken(method, path, rule);
        boolean asksForLong = LONG.contains(method + " " + path) || path.endsWith("/stream");
        colleagues.forEach((role, client) -> {
            if (!rule.admits(role)) {
                expect(403, send(client, method, path, rule, owned), role);
            } else if (!asksForLong) {
                expectAdmitted(send(client, method, path, rule, unknown), role);
            }
        });
        if (!rule.admits("C")) {
            expect(403, send(owner, method, path, rule, owned), "owner");
            expect(403, send(stranger, method, path, rule, owned), "other customer");
            return;
        }
        hidesFromStrangers(method, path, rule);
        if (!asksForLong) {
            expectAdmitted(send(owner, method, path, rule, owned), "owner");
        }
    }

    private void keepsOutWhoeverHasNoToken(String method, String path, Rule rule) {
        List<String> worthless = List.of(
                tokens.with("exp", Instant.now().minusSeconds(3_600).getEpochSecond()),
                tokens.with("aud", List.of("another-bank")),
                tokens.with("iss", "https://issuer.invalid"),
                "nonsense");
        expect(401, send(BankClient.anonymous(bank.address()), method, path, rule, owned), "no token");
        worthless.forEach(token -> expect(
                401, send(BankClient.bearing(bank.address(), token), method, path, rule, owned), "worthless token"));
    }

    /** What is somebody else's looks like what does not exist, to the letter. */
    private void hidesFromStrangers(String method, String path, Rule rule) {
        Answer foreign = send(stranger, method, path, rule, owned);
        Answer nothing = send(stranger, method, path, rule, unknown);
        assertThat(foreign.status()).as("other customer: %s", foreign).isEqualTo(nothing.status());
        if (named(path, rule)) {
            assertThat(withoutIds(foreign)).isEqualTo(withoutIds(nothing));
            assertThat(foreign.status()).as("other customer: %s", foreign).isBetween(400, 499);
        }
        if (named(path, rule) && method.equals("GET")) {
            expect(404, foreign, "other customer");
        }
    }

    private static boolean named(String path, Rule rule) {
        return (path + rule.body()).matches("(?s).*\\{(accountId|transferId|holdId|standingOrderId|webhookId)}.*");
    }

    private Answer send(BankClient client, String method, String path, Rule rule, Map<String, String> ids) {
        String days = path.startsWith(ANALYTICS) && !path.contains("{") ? QUIET_DAYS : "";
        return client.send(method, fill(path, ids) + days, fill(rule.body(), ids));
    }

    /** Names that the bank does not know stand for everything that a test must not touch, such as processors. */
    private static String fill(String template, Map<String, String> ids) {
        String filled = template;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace(id.getKey(), id.getValue());
        }
        return filled.startsWith("/") ? filled.replaceAll("\\{[^}]*}", "nothing") : filled;
    }

    private static void expect(int status, Answer answer, String who) {
        assertThat(answer.status()).as("%s: %s", who, answer).isEqualTo(status);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    }

    private static void expectAdmitted(Answer answer, String who) {
        assertThat(answer.status()).as("%s: %s", who, answer).isNotIn(401, 403).isLessThan(500);
    }

    private static String withoutIds(Answer answer) {
        return answer.response().body().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
    }
}
