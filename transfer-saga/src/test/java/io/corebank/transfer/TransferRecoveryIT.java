package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.api.transfer.TransferStatus;
import io.corebank.transfer.ApiClient.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** On the real event store: whatever the saga loses, every transfer ends, and the money moves once or not at all. */
class TransferRecoveryIT extends TransferServiceTest {

    @Autowired
    JdbcClient database;

    @Autowired
    TransferDriver driver;

    @Autowired
    SagaMemory sagas;

    @ParameterizedTest
    @CsvSource({"1, 0", "0, 1", "0, 3", "7, 0", "0, 7"})
    void getsThereWhateverGetsLost(int commands, int answers) {
        accounts.lose(commands, answers);
        awaitEnd(ada.post("", body("40")).transferId(), TransferStatus.COMPLETED);
        assertMoved(4_000);
    }

    @Test
    void getsThereWithoutTheSagaAndLeavesTheListEmpty() {
        saga().shutDown();
        Answer accepted = ada.post("", body("40"));
        awaitEnd(accepted.transferId(), TransferStatus.COMPLETED);
        assertMoved(4_000);
        awaitUnlisted(accepted.transferId());
    }

    @Test
    void getsThereWhenTheSagaStoreIsEmptiedMidFlight() {
        List<String> transfers = requestMany(20);
        sagas.clear();
        transfers.forEach(id -> awaitEnd(id, TransferStatus.COMPLETED));
        assertMoved(2_000);
    }

    @Test
    void getsThereWhenAllTokensAreLost() {
        saga().shutDown();
        processor(OpenTransfers.GROUP).shutDown();
        List<String> transfers = requestMany(20);
        database.sql("DELETE FROM event_store.token").update();
        database.sql("DELETE FROM open_transfer").update();
        saga().start();
        processor(OpenTransfers.GROUP).start();
        transfers.forEach(id -> awaitEnd(id, TransferStatus.COMPLETED));
        assertMoved(2_000);
        transfers.forEach(this::awaitUnlisted);
    }

    @Test
    void givesTheMoneyBackWhenTheTargetClosesBetweenHoldAndCredit() {
        accounts.afterHold(() -> accounts.get(to).closed = true);
        awaitEnd(ada.post("", body("40")).transferId(), TransferStatus.COMPENSATED);
        assertMoved(0);
    }

    @Test
    void capturesFromAnAccountThatWasFrozenAfterTheHold() {
        accounts.afterHold(() -> accounts.get(from).frozen = true);
        awaitEnd(ada.post("", body("40")).transferId(), TransferStatus.COMPLETED);
        assertMoved(4_000);
    }

    @Test
    void isDrivenByManyAtOnceAndStillHappensOnce() {
        saga().shutDown();
        String id = ada.post("", body("40")).transferId();
        List.of(driver.drive(id), driver.drive(id), driver.drive(id), driver.drive(id))
                .forEach(end -> end.handle((state, failure) -> id)
                        .orTimeout(60, TimeUnit.SECONDS)
                        .join());
        awaitEnd(id, TransferStatus.COMPLETED);
        assertMoved(4_000);
        assertThat(history.of(id).orElseThrow().state().version()).isEqualTo(4);
    }

    @Test
    void leavesNothingBehind() {
        requestMany(20).forEach(id -> awaitEnd(id, TransferStatus.COMPLETED));
        assertMoved(2_000);
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(sagas.size()).isZero();
            assertThat(count("SELECT count(*) FROM open_transfer")).isZero();
        });
    }

    private List<String> requestMany(int transfers) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < transfers; i++) {
            ids.add(ada.post("", body("1")).transferId());
        }
        return ids;
    }

    private void awaitUnlisted(String transferId) {
        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                        count("SELECT count(*) FROM open_transfer WHERE transfer_id = '" + transferId + "'"))
                .isZero());
    }

    private long count(String sql) {
        return database.sql(sql).query(Long.class).single();
    }
}
