package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.Money;
import io.corebank.api.standing.command.CompleteOccurrence;
import io.corebank.api.standing.command.FailOccurrence;
import io.corebank.api.standing.command.StartOccurrence;
import io.corebank.api.standing.event.OccurrenceFailed;
import io.corebank.api.standing.event.OccurrenceStarted;
import io.corebank.api.standing.event.StandingOrderCreated;
import io.corebank.api.standing.event.StandingOrderEvent;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.event.TransferCancelled;
import io.corebank.api.transfer.event.TransferEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingOrderProtocolTest {

    private static final String ID = "order-1";
    private static final LocalDate DAY = LocalDate.of(2026, 1, 31);
    private static final Instant DUE = Instant.parse("2026-01-31T00:00:00Z");
    private static final Instant RETRY = DUE.plusSeconds(60);
    private static final StandingOrderCreated CREATED =
            new StandingOrderCreated(ID, "op", "ada", "a", "b", 1_000, "EUR", "sealed", "P1M", DAY, null, 2);
    private static final OccurrenceStarted RUNNING = new OccurrenceStarted(ID, "op", 1, DAY, 2, "transfer-1");

    @Test
    void startsFromTheTimeOnAtWhichItIsDue() {
        StandingOrderState waiting = StandingOrderState.after(null, CREATED);
        assertThat(StandingOrderProtocol.start(waiting, DUE.minusNanos(1))).isEmpty();
        assertThat(StandingOrderProtocol.start(waiting, DUE)).isPresent();
        StartOccurrence first = (StartOccurrence)
                StandingOrderProtocol.start(waiting, DUE.plusSeconds(1)).orElseThrow();
        assertThat(first)
                .isEqualTo(new StartOccurrence(first.operationId(), ID, 1, 1, DUE.plusSeconds(1)))
                .isEqualTo(
                        StandingOrderProtocol.start(waiting, DUE.plusSeconds(1)).orElseThrow());
        StandingOrderState failed = after(
                waiting,
                new OccurrenceStarted(ID, "op", 1, DAY, 1, "transfer-0"),
                new OccurrenceFailed(ID, "op", 1, DAY, 1, "transfer-0", "account-frozen", RETRY));
        assertThat(StandingOrderProtocol.start(failed, DUE)).isEmpty();
        StartOccurrence second =
                (StartOccurrence) StandingOrderProtocol.start(failed, RETRY).orElseThrow();
        assertThat(second).isEqualTo(new StartOccurrence(second.operationId(), ID, 1, 2, RETRY));
        assertThat(second.operationId()).isNotEqualTo(first.operationId());
    }

    @Test
    void startsNothingWhileATransferRuns() {
        StandingOrderState running = after(StandingOrderState.after(null, CREATED), RUNNING);
        assertThat(StandingOrderProtocol.start(running, Instant.MAX)).isEmpty();
    }

    @Test
    void asksForTheTransferOfTheAttempt() {
        RequestTransfer request = StandingOrderProtocol.request(CREATED, RUNNING);
        assertThat(request)
                .isEqualTo(new RequestTransfer(
                        request.operationId(),
                        "transfer-1",
                        "ada",
                        "a",
                        "b",
                        new Money(1_000, "EUR"),
                        "sealed",
                        null,
                        null,
                        ID));
    }

    @Test
    void givesEachAttemptATransferOfItsOwn() {
        Set<String> ids = new HashSet<>();
        for (int occurrence = 1; occurrence <= 3; occurrence++) {
            for (int attempt = 1; attempt <= 3; attempt++) {
                String id = StandingOrderProtocol.transferOf(ID, occurrence, attempt);
                assertThat(id).isEqualTo(StandingOrderProtocol.transferOf(ID, occurrence, attempt));
                ids.add(id);
            }
        }
        assertThat(ids).hasSize(9).doesNotContain("", StandingOrderProtocol.transferOf("order-2", 1, 1));
    }

    @Test
    void settlesTheAttemptOnceItsTransferHasEnded() {
        assertThat(settled(List.of(Examples.REQUESTED))).isNull();
        assertThat(settled(List.of(Examples.REQUESTED, Examples.HOLD_CONFIRMED)))
                .isNull();
        assertThat(settled(Reversing.completedAnd())).isInstanceOfSatisfying(CompleteOccurrence.class, complete -> {
            assertThat(complete.occurrence()).isEqualTo(1);
            assertThat(complete.attempt()).isEqualTo(2);
        });
        assertThat(settled(List.of(Examples.REQUESTED, Examples.REJECTED)))
                .isInstanceOfSatisfying(FailOccurrence.class, fail -> {
                    assertThat(fail.reason()).isEqualTo(Examples.REASON);
                    assertThat(fail.retryAt()).isEqualTo(RETRY);
                    assertThat(fail.attempt()).isEqualTo(2);
                });
    }

    @Test
    void takesATransferThatWasCalledOffForOneThatFailed() {
        TransferState off = Examples.stateAfter(
                List.of(Examples.REQUESTED, new TransferCancelled(Examples.ID, "op", "a", "b", 1_234, "EUR")));
        assertThat(off.status()).isEqualTo(TransferStatus.CANCELLED);
        assertThat(StandingOrderProtocol.settle(RUNNING, off, DUE, Duration.ofSeconds(60)))
                .get()
                .isInstanceOfSatisfying(
                        FailOccurrence.class, fail -> assertThat(fail.reason()).isEqualTo("cancelled"));
    }

    private static @Nullable Object settled(List<TransferEvent> history) {
        return StandingOrderProtocol.settle(RUNNING, Examples.stateAfter(history), DUE, Duration.ofSeconds(60))
                .orElse(null);
    }

    private static StandingOrderState after(StandingOrderState state, StandingOrderEvent... events) {
        StandingOrderState next = state;
        for (StandingOrderEvent event : events) {
            next = StandingOrderState.after(next, event);
        }
        return next;
    }
}
