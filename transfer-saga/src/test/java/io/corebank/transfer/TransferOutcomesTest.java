package io.corebank.transfer;

import static io.corebank.transfer.Examples.COMPENSATED;
import static io.corebank.transfer.Examples.COMPLETED;
import static io.corebank.transfer.Examples.ID;
import static io.corebank.transfer.Examples.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TransferOutcomesTest {

    private final TransferOutcomes outcomes = new TransferOutcomes();

    @Test
    void tellsEverybodyWhoWaits() {
        CompletableFuture<Void> one = outcomes.endOf(ID);
        CompletableFuture<Void> other = outcomes.endOf(ID);
        outcomes.on(COMPLETED);
        assertThat(one).isCompleted();
        assertThat(other).isCompleted();
        assertThat(outcomes.waiting()).isZero();
    }

    @Test
    void tellsEveryKindOfEnd() {
        CompletableFuture<Void> rejected = outcomes.endOf(ID);
        outcomes.on(REJECTED);
        assertThat(rejected).isCompleted();
        CompletableFuture<Void> compensated = outcomes.endOf(ID);
        outcomes.on(COMPENSATED);
        assertThat(compensated).isCompleted();
    }

    @Test
    void forgetsWhoGaveUp() {
        CompletableFuture<Void> one = outcomes.endOf(ID);
        CompletableFuture<Void> other = outcomes.endOf(ID);
        one.complete(null);
        assertThat(other).isNotDone();
        assertThat(outcomes.waiting()).isOne();
        other.complete(null);
        assertThat(outcomes.waiting()).isZero();
    }

    @Test
    void leavesOthersWaiting() {
        CompletableFuture<Void> other = outcomes.endOf("transfer-2");
        outcomes.on(COMPLETED);
        assertThat(other).isNotDone();
    }
}
