package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.ServersOfBank;
import io.corebank.standalone.bank.SharedBank;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What operators do to a bank that is no demo to them: nobody notices new keys, and what is dangerous takes two. */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorsIT {

    private static final String PROPOSALS = "/api/v1/admin/proposals";
    private static final String REBUILD = "/api/v1/admin/projections/ledger/rebuild";

    private final BankProcess bank;
    private final BankClient first;
    private final BankClient second;

    OperatorsIT(BankProcess beside) {
        List<String> options = new ArrayList<>(new ServersOfBank(beside, "operators").options());
        options.addAll(List.of("--set", "bank.four-eyes=true"));
        bank = BankProcess.start(SharedBank.freshFolder(), options.toArray(String[]::new));
        first = bank.as("operator");
        second = bank.as("operator2");
    }

    @AfterAll
    void stop() {
        bank.close();
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/admin/processors/transfer-saga/reset, 422",
        "POST, /api/v1/admin/projections/movements/rebuild, 202",
        "POST, /api/v1/admin/projections/transfers/rollback, 422"
    })
    void doesWhatIsDangerousWhenAnotherOperatorAsksForTheSame(String method, String path, int done) {
        for (int i = 0; i < 2; i++) {
            Answer proposed = first.send(method, path, "");
            assertThat(proposed.status()).as("%s", proposed).isEqualTo(202);
            assertThat(proposed.text("status")).isEqualTo("PROPOSED");
            assertThat(proposed.text("proposedBy")).isEqualTo("operator");
            assertThat(proposed.text("action")).isEqualTo(method + " " + path);
        }
        assertThat(bank.as("auditor").get(PROPOSALS).response().body()).contains(path);
        Answer agreed = second.send(method, path, "");
        assertThat(agreed.status()).as("%s", agreed).isEqualTo(done);
        assertThat(agreed.response().body()).doesNotContain("PROPOSED");
        assertThat(first.get(PROPOSALS).response().body()).doesNotContain(path);
        List<String> audited = first.get("/api/v1/admin/audit")
                .json()
                .path("items")
                .valueStream()
                .filter(line -> line.path("path").asString().equals(path))
                .map(line -> line.path("actor").asString() + " "
                        + line.path("result").asString())
                .toList();
        assertThat(audited)
                .as("the latest first")
                .containsExactly(
                        "operator2 " + done,
                        "operator2 STARTED",
                        "operator PROPOSED",
                        "operator STARTED",
                        "operator PROPOSED",
                        "operator STARTED");
    }

    /** What a service does not have is perhaps another one's, which keeps proposals of its own. */
    @ParameterizedTest
    @CsvSource({
        "POST, /api/v1/admin/processors/nobody/reset",
        "POST, /api/v1/admin/projections/nothing/rebuild",
        "POST, /api/v1/admin/projections/nothing/rollback",
        "DELETE, /api/v1/admin/dead-letters/8f14e45f-ceea-867a-9c5d-000000000003"
    })
    void proposesNothingAboutWhatIsNotThere(String method, String path) {
        Answer refused = first.send(method, path, "");
        assertThat(refused.status()).as("%s", refused).isEqualTo(404);
        assertThat(first.get(PROPOSALS).response().body()).doesNotContain(path);
    }

    /** What this list gains or loses should be somebody's decision. */
    @Test
    void saysWhatTakesTwoInItsDocument() {
        List<String> two = first.get("/v3/api-docs").json().path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> method.getValue()
                                .at("/responses/202")
                                .toString()
                                .contains("schemas/Proposal\""))
                        .map(method -> method.getKey() + " " + path.getKey()))
                .toList();
        assertThat(two)
                .containsExactlyInAnyOrder(
                        "post /api/v1/admin/processors/{name}/reset",
                        "post /api/v1/admin/projections/{name}/rebuild",
                        "post /api/v1/admin/projections/{name}/rollback",
                        "delete /api/v1/admin/dead-letters/{id}");
    }

    @Test
    void doesNothingThatWasTakenBack() {
        Answer proposed = first.post(REBUILD, "");
        String proposal = PROPOSALS + "/" + proposed.text("id");
        assertThat(bank.as("auditor").delete(proposal).status()).isEqualTo(403);
        assertThat(second.delete(proposal).status()).isEqualTo(204);
        assertThat(second.delete(proposal).status()).isEqualTo(404);
        Answer another = second.post(REBUILD, "");
        assertThat(another.text("status")).as("%s", another).isEqualTo("PROPOSED");
        assertThat(another.text("proposedBy")).isEqualTo("operator2");
        assertThat(first.get("/api/v1/admin/projections/ledger").text("status")).isEqualTo("LIVE");
    }

    @Test
    void tokensOfTheOldKeyAndOfTheNewOneAreGoodSideBySide() {
        BankClient before = bank.as("customer1");
        Answer rotated = first.post("/api/v1/admin/signing-keys/rotate", "");
        assertThat(rotated.status()).as("%s", rotated).isEqualTo(200);
        BankClient after = bank.as("customer1");
        assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
        assertThat(published(bank)).containsExactlyInAnyOrder(keyOf(before), keyOf(after));
        assertBothGood(before, after);
        assertThat(first.get("/api/v1/admin/audit?actor=operator").json().toString())
                .contains("/api/v1/admin/signing-keys/rotate");
        refusesToRotateForEver(first);
        assertBothGood(before, after);
    }

    private static void refusesToRotateForEver(BankClient operator) {
        List<Integer> answers = IntStream.range(0, 8)
                .mapToObj(any ->
                        operator.post("/api/v1/admin/signing-keys/rotate", "").status())
                .toList();
        assertThat(answers).startsWith(200, 200, 200, 200, 200, 200, 200).endsWith(409);
    }

    private static void assertBothGood(BankClient before, BankClient after) {
        assertThat(List.of(
                        before.get("/api/v1/accounts").status(),
                        after.get("/api/v1/accounts").status()))
                .containsExactly(200, 200);
    }

    private static String keyOf(BankClient client) {
        byte[] header = Base64.getUrlDecoder().decode(client.token().split("\\.")[0]);
        return JsonMapper.shared()
                .readTree(new String(header, StandardCharsets.UTF_8))
                .path("kid")
                .asString();
    }

    /** The ids of the published keys, none of which may show more than its public part. */
    private static List<String> published(BankProcess bank) {
        Answer keys = BankClient.anonymous(bank.address()).get("/oauth2/jwks");
        assertThat(keys.json().at("/keys").valueStream()).allSatisfy(key -> assertThat(key.propertyNames())
                .doesNotContain("d", "p", "q")
                .contains("n", "e"));
        return keys.json()
                .at("/keys")
                .valueStream()
                .map((JsonNode key) -> key.path("kid").asString())
                .toList();
    }
}
