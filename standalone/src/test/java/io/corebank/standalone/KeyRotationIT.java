package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.SharedBank;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The key that signs tokens is replaced, and nobody who has a token notices. */
class KeyRotationIT {

    @Test
    void tokensOfTheOldKeyAndOfTheNewOneAreGoodSideBySide() {
        try (BankProcess bank = BankProcess.start(SharedBank.freshFolder())) {
            BankClient before = bank.as("customer1");
            BankClient operator = bank.as("operator");
            Answer rotated = operator.post("/api/v1/admin/signing-keys/rotate", "");
            assertThat(rotated.status()).as("%s", rotated).isEqualTo(200);
            BankClient after = bank.as("customer1");
            assertThat(keyOf(after)).isNotEqualTo(keyOf(before));
            assertThat(published(bank)).containsExactlyInAnyOrder(keyOf(before), keyOf(after));
            assertBothGood(before, after);
            assertThat(operator.get("/api/v1/admin/audit?actor=operator").json().toString())
                    .contains("/api/v1/admin/signing-keys/rotate");
            refusesToRotateForEver(operator);
            assertBothGood(before, after);
        }
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
