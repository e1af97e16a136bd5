package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.standalone.bank.Answer;
import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.SharedBank;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

@ExtendWith(SharedBank.class)
class ProcessorsIT {

    private static final String PROCESSORS = "/api/v1/admin/processors";

    private final BankClient operator;

    ProcessorsIT(BankProcess bank) {
        operator = bank.as("operator");
    }

    @Test
    void neverReplaysASaga() {
        Answer refused = operator.post(PROCESSORS + "/transfer-saga/reset", "");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text("code")).isEqualTo("reset-not-supported");
        assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(operator.get(PROCESSORS + "/transfer-saga").text("status")).isEqualTo("RUNNING");
    }

    @Test
    void dividesASagaAndJoinsItAgain() {
        int before = segments();
        assertThat(operator.post(PROCESSORS + "/transfer-saga/split", "").status())
                .isEqualTo(200);
        assertThat(segments()).isEqualTo(before + 1);
        await("the new segment to be worked on")
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        operator.post(PROCESSORS + "/transfer-saga/merge", "").status() == 200);
        assertThat(segments()).isEqualTo(before);
    }

    private int segments() {
        JsonNode segments = operator.get(PROCESSORS + "/transfer-saga").json().path("segments");
        return segments.size();
    }
}
