package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.api.transfer.TransferStatus;
import io.corebank.transfer.ApiClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TransferReversalIT extends TransferServiceTest {

    private String original = "";

    @BeforeEach
    void moveForty() {
        original = transferAndWait(key(), body("40")).transferId();
        awaitEnd(original, TransferStatus.COMPLETED);
    }

    @Test
    void givesAPartBackByALinkedTransfer() {
        Answer accepted = bob.post(reversals(), "{\"amount\":\"15\",\"reference\":\"sorry\"}");
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(202);
        assertThat(accepted.header("Location")).isEqualTo("/api/v1/transfers/" + accepted.transferId());
        assertThat(Long.parseLong(accepted.header("Bank-Position"))).isPositive();
        assertThat(accepted.body())
                .containsEntry("status", "REQUESTED")
                .containsEntry("fromAccountId", to)
                .containsEntry("toAccountId", from)
                .containsEntry("amount", "15.00")
                .containsEntry("reference", "sorry")
                .containsEntry("reversalOf", original);
        awaitSettled(1_500);
        awaitEnd(accepted.transferId(), TransferStatus.COMPLETED);
        assertMoved(2_500);
    }

    @Test
    void givesBackAllThatIsLeftAndNoMore() {
        bob.post(reversals(), "{\"amount\":\"30\"}");
        assertProblem(bob.post(reversals(), "{\"amount\":\"10.01\"}"), 422, "reversal-exceeded");
        assertThat(bob.post(reversals(), "").body()).containsEntry("amount", "10.00");
        assertProblem(bob.post(reversals(), "{}"), 422, "reversal-exceeded");
        awaitSettled(4_000);
        assertMoved(0);
    }

    @Test
    void grantsNoMoreThanThereIsToReversalsAtOnce() {
        List<CompletableFuture<Answer>> attempts = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            attempts.add(CompletableFuture.supplyAsync(() -> bob.post(reversals(), "{\"amount\":\"15\"}")));
        }
        List<Integer> statuses =
                attempts.stream().map(attempt -> attempt.join().status()).toList();
        assertThat(statuses).containsOnly(202, 422);
        assertThat(statuses.stream().filter(status -> status == 202)).hasSize(2);
        awaitSettled(3_000);
        assertMoved(1_000);
    }

    @Test
    void givesTheShareOfARefusedReversalBack() {
        accounts.get(to).frozen = true;
        Answer refused = bob.post(reversals(), "");
        awaitEnd(refused.transferId(), TransferStatus.REJECTED);
        awaitSettled(0);
        accounts.get(to).frozen = false;
        awaitEnd(bob.post(reversals(), "").transferId(), TransferStatus.COMPLETED);
        awaitSettled(4_000);
        assertMoved(0);
    }

    @Test
    void getsThereWithoutTheSagaWhateverGetsLost() {
        saga().shutDown();
        accounts.lose(7, 0);
        Answer accepted = bob.post(reversals(), "");
        awaitEnd(accepted.transferId(), TransferStatus.COMPLETED);
        awaitSettled(4_000);
        assertMoved(0);
    }

    @Test
    void isForTheReceiverAndTheBank() {
        ApiClient stranger = customer("eve");
        assertThat(ada.post(reversals(), "").status()).isEqualTo(403);
        assertProblem(stranger.post(reversals(), ""), 404, "transfer-not-found");
        assertProblem(bob.post("/" + UUID.randomUUID() + "/reversals", ""), 404, "transfer-not-found");
        assertThat(teller.post(reversals(), "{\"amount\":\"1\"}").status()).isEqualTo(202);
        assertThat(operator.post(reversals(), "{\"amount\":\"1\"}").status()).isEqualTo(202);
        awaitSettled(200);
    }

    @Test
    void happensOnceUnderItsKey() {
        String key = key();
        Answer first = bob.post(key, reversals(), "{\"amount\":\"15\"}");
        awaitSettled(1_500);
        Answer again = bob.post(key, reversals(), "{\"currency\":\"EUR\",\"amount\":\"15.00\"}");
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(again.body()).isEqualTo(first.body());
        assertProblem(bob.post(key, reversals(), "{\"amount\":\"16\"}"), 422, "idempotency-key-reused");
        assertMoved(2_500);
    }

    @Test
    void isRefusedWhereNothingWasMoved() {
        String rejected = transferAndWait(key(), body("1000")).transferId();
        assertProblem(bob.post("/" + rejected + "/reversals", ""), 422, "transfer-not-completed");
        String reversal = bob.post(reversals(), "").transferId();
        awaitEnd(reversal, TransferStatus.COMPLETED);
        assertProblem(ada.post("/" + reversal + "/reversals", ""), 422, "reversal-of-reversal");
        assertProblem(bob.post(reversals(), "{\"currency\":\"EUR\"}"), 400, "invalid-value");
        assertProblem(bob.post(reversals(), "{\"amount\":\"1e2\"}"), 400, "invalid-value");
        assertProblem(bob.post(reversals(), "{\"amount\":\"\"}"), 400, "invalid-value");
        assertProblem(bob.post(reversals(), "{\"amount\":\"0\"}"), 400, "invalid-value");
    }

    @Test
    void knowsTheCurrencyOfItsTransfer() {
        assertProblem(bob.post(reversals(), "{\"amount\":\"1.00\",\"currency\":\"USD\"}"), 422, "currency-mismatch");
        Answer accepted = bob.post(reversals(), "{\"amount\":\"1.00\",\"currency\":\"EUR\"}");
        assertThat(accepted.body()).containsEntry("amount", "1.00").containsEntry("currency", "EUR");
    }

    private String reversals() {
        return "/" + original + "/reversals";
    }

    private void awaitSettled(long reversedMinor) {
        await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
            Reversals reversals = history.of(original).orElseThrow().state().reversals();
            assertThat(reversals.open()).isEmpty();
            assertThat(reversals.reversedMinor()).isEqualTo(reversedMinor);
        });
    }
}
