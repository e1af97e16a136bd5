package io.corebank.query.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class TransferQueryIT extends QueryIT {

    private final String payer = newCustomer();
    private final String payee = newCustomer();

    @Test
    void showsATransferToBothSides() {
        String id = transfer(400);
        for (Answer answer : List.of(
                as(payer).get("/transfers/" + id),
                as(payee).get("/transfers/" + id),
                asTeller().get("/transfers/" + id))) {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.json().propertyNames())
                    .containsExactlyInAnyOrder(
                            "transferId",
                            "status",
                            "fromAccountId",
                            "toAccountId",
                            "amount",
                            "currency",
                            "reference",
                            "requestedAt",
                            "completedAt",
                            "version");
            assertThat(answer.text("status")).isEqualTo("COMPLETED");
            assertThat(answer.text("amount")).isEqualTo("4.00");
            assertThat(answer.text("reference")).isEqualTo("gift");
        }
    }

    @Test
    void hidesTransfersOfOthersLikeUnknownOnes() {
        String id = transfer(400);
        String stranger = newCustomer();
        for (String path : List.of("", "/timeline")) {
            Answer foreign = as(stranger).get("/transfers/" + id + path);
            Answer unknown = as(stranger).get("/transfers/" + UUID.randomUUID() + path);
            assertThat(foreign.status()).isEqualTo(404);
            assertThat(unknown.status()).isEqualTo(404);
            assertThat(foreign.text("code")).isEqualTo("transfer-not-found");
            assertThat(foreign.text("detail")).isEqualTo(unknown.text("detail"));
        }
        assertThat(as(stranger).get("/transfers").json().path("total").asLong()).isZero();
    }

    @Test
    void tellsEachStepInOrder() {
        String id = transfer(400);
        Answer answer = as(payer).get("/transfers/" + id + "/timeline");
        List<String> steps = new ArrayList<>();
        List<Long> positions = new ArrayList<>();
        for (JsonNode step : answer.json().path("steps")) {
            steps.add(step.path("step").asString());
            positions.add(step.path("position").asLong());
            assertThat(step.path("gapMillis").asLong()).isNotNegative();
        }
        assertThat(steps)
                .containsExactly(
                        "REQUESTED",
                        "HOLD_PLACED",
                        "FUNDS_HELD",
                        "CREDIT_POSTED",
                        "CREDITED",
                        "HOLD_CAPTURED",
                        "COMPLETED");
        assertThat(positions).isSorted();
        assertThat(answer.text("transferId")).isEqualTo(id);
        assertThat(answer.text("status")).isEqualTo("COMPLETED");
    }

    @Test
    void listsTransfersNewestFirst() {
        String from = bank.open(payer, "Ada", "EUR");
        String to = bank.open(payee, "Grace", "EUR");
        String other = bank.open(payee, "Grace", "EUR");
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(0, bank.transfer(from, i % 2 == 0 ? to : other, 0, "no " + i));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Answer page = as(payee).get("/transfers?limit=2" + cursor);
            assertThat(page.json().path("total").asLong()).isEqualTo(5);
            page.json()
                    .path("items")
                    .forEach(item -> seen.add(item.path("transferId").asString()));
            cursor = page.json().has("nextCursor") ? "&cursor=" + page.text("nextCursor") : null;
        }
        assertThat(seen).isEqualTo(made);
        assertThat(total("/transfers?accountId=" + other)).isEqualTo(2);
        assertThat(total("/transfers?accountId=" + from + "&status=COMPLETED")).isEqualTo(5);
        assertThat(total("/transfers?status=REJECTED")).isZero();
        assertThat(as(payee).get("/transfers?status=LOST").status()).isEqualTo(400);
    }

    private long total(String path) {
        return as(payee).get(path).json().path("total").asLong();
    }

    private String transfer(long minor) {
        String from = bank.open(payer, "Ada", "EUR");
        String to = bank.open(payee, "Grace", "EUR");
        bank.deposit(from, minor, "salary");
        return bank.transfer(from, to, minor, "gift");
    }
}
