package io.corebank.transfer;

import static io.corebank.transfer.Examples.COMPLETED;
import static io.corebank.transfer.Examples.REASON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferCreditRefused;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferRejected;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TransferStateTest {

    static Stream<List<TransferEvent>> everyState() {
        return Examples.histories().stream();
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void isTheRequestAndTheLatestEvent(List<TransferEvent> history) {
        TransferState state = Examples.stateAfter(history);
        assertThat(state.request()).isEqualTo(history.get(0));
        assertThat(state.latest()).isEqualTo(Examples.last(history));
        assertThat(state.version()).isEqualTo(history.size());
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void hasAReasonOnceItCannotReachItsTarget(List<TransferEvent> history) {
        TransferEvent last = Examples.last(history);
        boolean refused = last instanceof TransferRejected
                || last instanceof TransferCreditRefused
                || last instanceof TransferCompensated;
        assertThat(Examples.stateAfter(history).reason()).isEqualTo(refused ? Optional.of(REASON) : Optional.empty());
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void hasANextStepUnlessItHasEndedOrWaitsForItsTime(List<TransferEvent> history) {
        TransferState state = Examples.stateAfter(history);
        assertThat(TransferProtocol.next(state, Instant.EPOCH).isEmpty())
                .isEqualTo(state.status().isTerminal() || state.isScheduled());
    }

    @Test
    void cannotBeginWithoutARequest() {
        assertThatThrownBy(() -> TransferState.after(null, COMPLETED)).isInstanceOf(IllegalStateException.class);
    }
}
