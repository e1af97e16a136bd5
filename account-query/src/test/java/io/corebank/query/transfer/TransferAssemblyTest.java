package io.corebank.query.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corebank.api.MetaDataKeys;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.TransferCreditRejected;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.event.ReversalCompleted;
import io.corebank.api.transfer.event.ReversalGranted;
import io.corebank.api.transfer.event.ReversalReturned;
import io.corebank.api.transfer.event.TransferCancelled;
import io.corebank.api.transfer.event.TransferCompensated;
import io.corebank.api.transfer.event.TransferCompleted;
import io.corebank.api.transfer.event.TransferCreditConfirmed;
import io.corebank.api.transfer.event.TransferCreditRefused;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferHoldConfirmed;
import io.corebank.api.transfer.event.TransferRedriven;
import io.corebank.api.transfer.event.TransferRequested;
import io.corebank.api.transfer.event.TransferStarted;
import io.corebank.query.projection.MissingEvents;
import io.corebank.query.projection.RecordedEvent;
import io.corebank.query.transfer.TransferStep.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TransferAssemblyTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final TransferRequested REQUESTED =
            new TransferRequested("t1", "op", "c1", "a1", "a2", 500, "EUR", "sealed:Gift");
    private static final HoldPlaced HELD =
            new HoldPlaced("a1", "op", "t1", "t1", "a2", 500, "EUR", null, null, 900, 500);
    private static final List<Object> HAPPY = List.of(
            REQUESTED,
            HELD,
            new TransferHoldConfirmed("t1", "op", "a1", "a2", 500, "EUR"),
            new TransferCredited("a2", "op", "t1", "a1", 500, "EUR", null, 500, 0),
            new TransferCreditConfirmed("t1", "op", "a1", "a2", 500, "EUR"),
            new HoldCaptured("a1", "op", "t1", "t1", "a2", 500, 0, "EUR", null, 400, 0),
            new TransferCompleted("t1", "op", "a1", "a2", 500, "EUR"));
    private static final List<Object> COMPENSATED = List.of(
            REQUESTED,
            HELD,
            new TransferHoldConfirmed("t1", "op", "a1", "a2", 500, "EUR"),
            new TransferCreditRejected("a2", "op", "t1", 500, "EUR", "account-closed", 0, 0),
            new TransferCreditRefused("t1", "op", "a1", "a2", 500, "EUR", "account-closed"),
            new HoldReleased("a1", "op", "t1", "t1", 500, "EUR", "TRANSFER_COMPENSATED", 900, 0),
            new TransferCompensated("t1", "op", "a1", "a2", 500, "EUR", "account-closed"));

    private final Map<String, String> owners = Map.of("a1", "c1", "a2", "c2");
    private final TransferAssembly assembly = new TransferAssembly(
            text -> Optional.of(text.substring("sealed:".length())),
            account -> Optional.ofNullable(owners.get(account)));

    @Test
    void followsATransferToItsEnd() {
        TransferDocument transfer = apply(null, recorded(HAPPY));
        assertThat(transfer.status()).isEqualTo(TransferStatus.COMPLETED);
        assertThat(transfer.reference()).isEqualTo("Gift");
        assertThat(transfer.version()).isEqualTo(4);
        assertThat(transfer.position()).isEqualTo(7);
        assertThat(transfer.requestedPosition()).isEqualTo(1);
        assertThat(transfer.completedAt()).isEqualTo(START.plusSeconds(7));
        assertThat(transfer.reason()).isNull();
        assertThat(transfer.steps())
                .extracting(TransferStep::step)
                .containsExactly(
                        Kind.REQUESTED,
                        Kind.HOLD_PLACED,
                        Kind.FUNDS_HELD,
                        Kind.CREDIT_POSTED,
                        Kind.CREDITED,
                        Kind.HOLD_CAPTURED,
                        Kind.COMPLETED);
    }

    @Test
    void followsATransferThatIsGivenBack() {
        TransferDocument transfer = apply(null, recorded(COMPENSATED));
        assertThat(transfer.status()).isEqualTo(TransferStatus.COMPENSATED);
        assertThat(transfer.reason()).isEqualTo("account-closed");
        assertThat(transfer.steps())
                .extracting(TransferStep::accountId)
                .containsExactly(null, "a1", null, "a2", null, "a1", null);
    }

    @Test
    void showsWhatOfATransferGoesBack() {
        List<Object> path = new ArrayList<>(HAPPY);
        path.add(new ReversalGranted("t1", "op", "a1", "a2", 500, "EUR", "r1", 200, 200, "c2", null));
        path.add(new ReversalGranted("t1", "op", "a1", "a2", 500, "EUR", "r2", 300, 500, "c2", null));
        path.add(new ReversalReturned("t1", "op", "a1", "a2", 500, "EUR", "r1", 200, 300, "account-frozen"));
        path.add(new ReversalCompleted("t1", "op", "a1", "a2", 500, "EUR", "r2", 300, 300));
        TransferDocument transfer = apply(null, recorded(path));
        assertThat(transfer.status()).isEqualTo(TransferStatus.COMPLETED);
        assertThat(transfer.reason()).isNull();
        assertThat(transfer.completedAt()).isEqualTo(START.plusSeconds(7));
        assertThat(transfer.version()).isEqualTo(8);
        assertThat(TransferView.of(transfer).reversed()).isEqualTo("3.00");
        assertThat(transfer.steps().subList(7, 11))
                .extracting(TransferStep::step)
                .containsExactly(
                        Kind.REVERSAL_GRANTED, Kind.REVERSAL_GRANTED, Kind.REVERSAL_RETURNED, Kind.REVERSAL_COMPLETED);
        assertThat(TransferView.of(apply(null, recorded(HAPPY))).reversed()).isNull();
    }

    @Test
    void followsAScheduledTransfer() {
        TransferRequested scheduled = new TransferRequested(
                "t1", "op", "c1", "a1", "a2", 500, "EUR", null, START.plusSeconds(60), "t0", "s1");
        TransferDocument waiting = apply(null, recorded(List.of(scheduled)));
        assertThat(waiting.status()).isEqualTo(TransferStatus.SCHEDULED);
        TransferView view = TransferView.of(waiting);
        assertThat(view.executeAt()).isEqualTo(START.plusSeconds(60));
        assertThat(view.reversalOf()).isEqualTo("t0");
        assertThat(view.standingOrderId()).isEqualTo("s1");
        TransferDocument begun = apply(
                null,
                recorded(List.of(
                        scheduled,
                        new TransferStarted("t1", "op", "a1", "a2", 500, "EUR", null),
                        new TransferRedriven("t1", "op", "a1", "a2", 500, "EUR"),
                        new TransferHoldConfirmed("t1", "op", "a1", "a2", 500, "EUR"))));
        assertThat(begun.status()).isEqualTo(TransferStatus.FUNDS_HELD);
        assertThat(begun.steps())
                .extracting(TransferStep::step)
                .containsExactly(Kind.REQUESTED, Kind.STARTED, Kind.REDRIVEN, Kind.FUNDS_HELD);
        TransferDocument off =
                apply(null, recorded(List.of(scheduled, new TransferCancelled("t1", "op", "a1", "a2", 500, "EUR"))));
        assertThat(off.status()).isEqualTo(TransferStatus.CANCELLED);
        assertThat(off.completedAt()).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void isSeenByTheCustomersOnBothSides() {
        assertThat(apply(null, recorded(HAPPY)).participants()).containsExactly("c1", "c2");
    }

    @Test
    void isSeenByTheOneWhoAskedWhenTheOtherAccountDoesNotExist() {
        TransferRequested toNowhere = new TransferRequested("t1", "op", "c1", "a1", "a9", 500, "EUR", null);
        assertThat(apply(null, recorded(List.of(toNowhere))).participants()).containsExactly("c1");
    }

    @Test
    void showsTheGapBetweenSteps() {
        TimelineView timeline = TimelineView.of(apply(null, recorded(HAPPY)));
        assertThat(timeline.steps())
                .extracting(TimelineView.Step::gapMillis)
                .containsExactly(0L, 1_000L, 1_000L, 1_000L, 1_000L, 1_000L, 1_000L);
    }

    @Test
    void showsHowOftenAStepWasAskedForAndThatTheSweeperHadTo() {
        Map<String, ?> metaData = Map.of(MetaDataKeys.ATTEMPT, 3, MetaDataKeys.ACTOR, "system:transfer-sweeper");
        List<RecordedEvent> events = recorded(HAPPY);
        RecordedEvent second = events.get(1);
        events.set(
                1,
                new RecordedEvent(second.payload(), "e", second.version(), second.position(), START, () -> metaData));

        List<TimelineView.Step> steps = TimelineView.of(apply(null, events)).steps();

        assertThat(steps).extracting(TimelineView.Step::attempts).startsWith(null, 3, null);
        assertThat(steps).extracting(TimelineView.Step::sweeper).startsWith(null, true, null);
    }

    @Test
    void changesNothingWhenReplayed() {
        for (List<Object> path : List.of(HAPPY, COMPENSATED)) {
            List<RecordedEvent> events = recorded(path);
            TransferDocument once = apply(null, events);
            assertThat(apply(null, events)).isEqualTo(once);
            assertThat(apply(once, events)).isSameAs(once);
            for (int end = 1; end < events.size(); end++) {
                assertThat(apply(apply(null, events.subList(0, end)), events)).isEqualTo(once);
            }
        }
    }

    @Test
    void refusesToBeginInTheMiddleOrToSkipAStep() {
        List<RecordedEvent> events = recorded(HAPPY);
        assertThatExceptionOfType(MissingEvents.class).isThrownBy(() -> apply(null, events.subList(1, 2)));
        assertThatExceptionOfType(MissingEvents.class)
                .isThrownBy(() -> apply(apply(null, events.subList(0, 2)), events.subList(4, 5)));
    }

    @Test
    void showsAsManyReversalsAsThereMayBe() {
        List<RecordedEvent> events =
                recorded(Stream.concat(HAPPY.stream(), reversals(100)).toList());
        assertThat(apply(null, events).steps()).hasSize(207);
        assertThat(weighed(events)).isEqualTo(weightOf(events));
    }

    @Test
    void letsTheOldestRedrivesMakeRoomForWhatComesAfter() {
        List<Object> path = new ArrayList<>(HAPPY);
        path.addAll(2, Collections.nCopies(1_000, new TransferRedriven("t1", "op", "a1", "a2", 500, "EUR")));
        reversals(100).forEach(path::add);
        List<RecordedEvent> events = recorded(path);
        List<TransferStep> steps = apply(null, events).steps();
        assertThat(steps).hasSize(TransferDocument.MOST_STEPS).doesNotHaveDuplicates();
        assertThat(steps)
                .filteredOn(step -> step.step() != Kind.REDRIVEN)
                .extracting(TransferStep::step)
                .startsWith(Kind.REQUESTED, Kind.HOLD_PLACED, Kind.FUNDS_HELD)
                .hasSize(207)
                .endsWith(Kind.REVERSAL_COMPLETED);
        assertThat(weighed(events)).isEqualTo(weightOf(events));
    }

    @Test
    void keepsABoundedNumberOfStepsOfAnyKind() {
        List<Object> path = new ArrayList<>(Collections.nCopies(1_000, HELD));
        path.add(0, REQUESTED);
        List<RecordedEvent> events = recorded(path);
        List<TransferStep> steps = apply(null, events).steps();
        assertThat(steps).hasSize(TransferDocument.MOST_STEPS);
        assertThat(steps.get(0).step()).isEqualTo(Kind.REQUESTED);
        assertThat(steps.get(steps.size() - 1).position()).isEqualTo(events.size());
        assertThat(weighed(events)).isEqualTo(weightOf(events));
    }

    private static Stream<Object> reversals(int number) {
        return IntStream.rangeClosed(1, number)
                .boxed()
                .flatMap(i -> Stream.of(
                        new ReversalGranted("t1", "op", "a1", "a2", 500, "EUR", "r" + i, 1, i, "c2", null),
                        new ReversalCompleted("t1", "op", "a1", "a2", 500, "EUR", "r" + i, 1, i)));
    }

    /** What a rebuild expects of the index, and what it finds there. */
    private long weightOf(List<RecordedEvent> events) {
        return events.stream().mapToLong(assembly::weightOf).sum();
    }

    private long weighed(List<RecordedEvent> events) {
        return assembly.weightOf("t1", apply(null, events));
    }

    @Test
    void leavesOutWhatConcernsNoTransfer() {
        HoldPlaced card = new HoldPlaced("a1", "op", "h1", null, null, 5, "EUR", null, null, 5, 5);
        MoneyDeposited deposit = new MoneyDeposited("a1", "op", 5, "EUR", null, 5, 0);
        assertThat(assembly.idOf(new RecordedEvent(card, "e", 1, 1, START))).isNull();
        assertThat(assembly.idOf(new RecordedEvent(deposit, "e", 1, 1, START))).isNull();
    }

    private TransferDocument apply(@Nullable TransferDocument present, List<RecordedEvent> events) {
        TransferDocument transfer = present;
        for (RecordedEvent event : events) {
            assertThat(assembly.idOf(event)).isEqualTo("t1");
            transfer = assembly.apply(transfer, event);
        }
        return Objects.requireNonNull(transfer);
    }

    /** The events one second and one position apart; those of the transfer count its version. */
    private static List<RecordedEvent> recorded(List<Object> events) {
        List<RecordedEvent> recorded = new ArrayList<>();
        int version = 0;
        for (Object event : events) {
            int position = recorded.size() + 1;
            version += event instanceof TransferEvent ? 1 : 0;
            recorded.add(new RecordedEvent(event, "e" + position, version, position, START.plusSeconds(position)));
        }
        return recorded;
    }
}
