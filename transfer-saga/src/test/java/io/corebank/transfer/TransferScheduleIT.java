package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.event.TransferRedriven;
import io.corebank.transfer.ApiClient.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;

class TransferScheduleIT extends TransferServiceTest {

    @Test
    void executesAtItsTimeAndNotBefore() {
        Instant executeAt = Instant.now().plusSeconds(3);
        Answer accepted = ada.post("", body("40", executeAt));
        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(202);
        assertThat(accepted.body()).containsEntry("status", "SCHEDULED").containsKey("executeAt");
        awaitEnd(accepted.transferId(), TransferStatus.COMPLETED);
        assertMoved(4_000);
        Instant begunAt = history.of(accepted.transferId()).orElseThrow().begunAt();
        assertThat(begunAt).isAfterOrEqualTo(executeAt);
    }

    @Test
    void executesWhatItMissedAsSoonAsItCan() {
        processor(OpenTransfers.GROUP).shutDown();
        Instant executeAt = Instant.now().plusMillis(500);
        String id = ada.post("", body("40", executeAt)).transferId();
        await().until(() -> Instant.now().isAfter(executeAt.plusMillis(500)));
        assertThat(history.of(id).orElseThrow().state().status()).isEqualTo(TransferStatus.SCHEDULED);
        processor(OpenTransfers.GROUP).start();
        awaitEnd(id, TransferStatus.COMPLETED);
        assertMoved(4_000);
    }

    @Test
    void isCancelledByItsCustomerAsLongAsItWaits() {
        String id = ada.post("", body("40", Instant.now().plusSeconds(3_600))).transferId();
        assertProblem(delete(bob, id), 404, "transfer-not-found");
        assertProblem(bob.post("/" + id + "/cancel", ""), 404, "transfer-not-found");
        Answer cancelled = delete(ada, id);
        assertThat(cancelled.status()).isEqualTo(200);
        assertThat(cancelled.body()).containsEntry("status", "CANCELLED").containsKey("completedAt");
        assertThat(teller.post("/" + id + "/cancel", "").body()).containsEntry("status", "CANCELLED");
        assertMoved(0);
    }

    @Test
    void isNotCancelledOnceItHasBegun() {
        String id = transferAndWait(key(), body("40")).transferId();
        assertProblem(delete(ada, id), 422, "transfer-not-scheduled");
        assertProblem(delete(ada, UUID.randomUUID().toString()), 404, "transfer-not-found");
    }

    @Test
    void doesNotWaitForTheEndOfWhatIsScheduled() {
        Answer accepted = ada.send(
                key(), HttpMethod.POST, "", body("1", Instant.now().plusSeconds(3_600)), Map.of("Prefer", "wait=30"));
        assertThat(accepted.body()).containsEntry("status", "SCHEDULED");
        assertThat(delete(ada, accepted.transferId()).status()).isEqualTo(200);
    }

    @Test
    void refusesThePastAndTheFarFutureUnderTheKey() {
        String key = key();
        String past = body("1", Instant.parse("2020-01-01T00:00:00Z"));
        assertProblem(ada.post(key, "", past), 422, "execute-at-out-of-range");
        assertThat(ada.post(key, "", past).header("Idempotency-Replayed")).isEqualTo("true");
        Instant far = Instant.now().plus(Duration.ofDays(367));
        assertProblem(ada.post("", body("1", far)), 422, "execute-at-out-of-range");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "2030-01-01", ""})
    void refusesATimeThatIsNone(String time) {
        String body = body("1").replace("}", ",\"executeAt\":\"" + time + "\"}");
        assertProblem(ada.post("", body), 400, "invalid-value");
    }

    @Test
    void isDrivenOnByAnOperator() {
        saga().shutDown();
        accounts.lose(60, 0);
        String id = ada.post("", body("40")).transferId();
        assertThat(ada.post("/" + id + "/redrive", "").status()).isEqualTo(403);
        assertThat(teller.post("/" + id + "/redrive", "").status()).isEqualTo(403);
        accounts.lose(0, 0);
        Answer redriven = operator.post("/" + id + "/redrive", "");
        assertThat(redriven.status()).isEqualTo(202);
        awaitEnd(id, TransferStatus.COMPLETED);
        assertThat(eventsOf(id)).hasAtLeastOneElementOfType(TransferRedriven.class);
        assertProblem(operator.post("/" + id + "/redrive", ""), 422, "transfer-at-rest");
        assertProblem(operator.post("/" + UUID.randomUUID() + "/redrive", ""), 404, "transfer-not-found");
    }

    private static Answer delete(ApiClient client, String id) {
        return client.send(key(), HttpMethod.DELETE, "/" + id, "", Map.of());
    }

    private String body(String amount, Instant executeAt) {
        return body(amount).replace("}", ",\"executeAt\":\"" + executeAt + "\"}");
    }
}
