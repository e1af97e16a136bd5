package io.corebank.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.api.Money;
import io.corebank.api.RefusalCode;
import io.corebank.api.standing.command.CancelStandingOrder;
import io.corebank.api.standing.command.CompleteOccurrence;
import io.corebank.api.standing.command.CreateStandingOrder;
import io.corebank.api.standing.command.FailOccurrence;
import io.corebank.api.standing.command.StandingOrderReceipt;
import io.corebank.api.standing.command.StartOccurrence;
import io.corebank.api.standing.event.OccurrenceCompleted;
import io.corebank.api.standing.event.OccurrenceFailed;
import io.corebank.api.standing.event.OccurrenceSkipped;
import io.corebank.api.standing.event.OccurrenceStarted;
import io.corebank.api.standing.event.StandingOrderCancelled;
import io.corebank.api.standing.event.StandingOrderCreated;
import io.corebank.api.standing.event.StandingOrderEvent;
import io.corebank.transfer.StandingOrderState.Status;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingOrderTest {

    private static final String ID = "order-1";
    private static final String OP = "operation-1";
    private static final LocalDate START = LocalDate.of(2026, 1, 31);
    private static final LocalDate SECOND = LocalDate.of(2026, 2, 28);
    private static final Instant DUE = Instant.parse("2026-01-31T00:00:00Z");
    private static final Instant RETRY = Instant.parse("2026-01-31T01:00:00Z");
    private static final StandingOrderCreated CREATED =
            new StandingOrderCreated(ID, OP, "ada", "a", "b", 1_000, "EUR", "sealed", "P1M", START, null, 2);

    @Test
    void isCreatedOnce() {
        CreateStandingOrder create = create("b", START, null, 2);
        when(List.of(), create).expectEvents(CREATED).expectResultMessagePayload(new StandingOrderReceipt(ID, 1));
        when(List.of(CREATED), create).expectNoEvents().expectSuccessfulHandlerExecution();
    }

    @Test
    void beginsTodayAtTheEarliestAndHasADay() {
        refused(create("a", START, null, null), RefusalCode.SAME_ACCOUNT);
        refused(create("b", START.minusDays(1), null, null), RefusalCode.STANDING_ORDER_DAYS);
        refused(create("b", START.plusDays(367), null, null), RefusalCode.STANDING_ORDER_DAYS);
        refused(create("b", START, START.minusDays(1), null), RefusalCode.STANDING_ORDER_DAYS);
        when(List.of(), create("b", START, START, null)).expectSuccessfulHandlerExecution();
        when(List.of(), create("b", START.plusDays(366), null, null)).expectSuccessfulHandlerExecution();
    }

    @Test
    void startsWhatIsDueAndNothingElse() {
        when(List.of(CREATED), start(1, 1, DUE))
                .expectEvents(started(1, START, 1))
                .expectResultMessagePayload(new StandingOrderReceipt(ID, 2));
        for (StartOccurrence other : List.of(start(1, 1, DUE.minusNanos(1)), start(2, 1, DUE), start(1, 2, DUE))) {
            when(List.of(CREATED), other).expectNoEvents().expectSuccessfulHandlerExecution();
        }
        when(List.of(CREATED, started(1, START, 1)), start(1, 1, DUE)).expectNoEvents();
        when(List.of(CREATED, new StandingOrderCancelled(ID, OP)), start(1, 1, DUE))
                .expectNoEvents();
    }

    @Test
    void goesOnWithTheNextOccurrence() {
        List<StandingOrderEvent> once = List.of(CREATED, started(1, START, 1), completed(1, START, 1));
        Instant due = Instant.parse("2026-02-28T00:00:00Z");
        when(List.of(CREATED, started(1, START, 1)), new CompleteOccurrence(OP, ID, 1, 1))
                .expectEvents(completed(1, START, 1))
                .expectResultMessagePayload(new StandingOrderReceipt(ID, 3));
        when(once, new CompleteOccurrence(OP, ID, 1, 1)).expectNoEvents();
        when(once, start(2, 1, due.minusNanos(1))).expectNoEvents();
        when(once, start(2, 1, due)).expectEvents(started(2, SECOND, 1));
        List<StandingOrderEvent> twice = new ArrayList<>(once);
        twice.addAll(List.of(started(2, SECOND, 1), completed(2, SECOND, 1)));
        assertThat(state(twice).status()).isEqualTo(Status.ENDED);
        assertThat(state(twice).nextDue()).isEmpty();
        when(twice, start(3, 1, Instant.MAX)).expectNoEvents();
    }

    @Test
    void triesAgainAndSkipsInTheEnd() {
        List<StandingOrderEvent> history = new ArrayList<>(List.of(CREATED, started(1, START, 1)));
        when(history, fail(1)).expectEvents(failed(1)).expectResultMessagePayload(new StandingOrderReceipt(ID, 3));
        history.addAll(List.of(failed(1)));
        when(history, start(1, 2, RETRY.minusNanos(1))).expectNoEvents();
        when(history, start(1, 2, RETRY)).expectEvents(started(1, START, 2));
        history.addAll(List.of(started(1, START, 2), failed(2), started(1, START, 3)));
        OccurrenceSkipped skipped = new OccurrenceSkipped(ID, OP, 1, START, 3, transferOf(1, 3), "insufficient-funds");
        when(history, fail(2)).expectNoEvents();
        when(history, fail(3)).expectEvents(skipped);
        history.add(skipped);
        StandingOrderState state = state(history);
        assertThat(state.skipped()).isEqualTo(1);
        assertThat(state.nextDate()).contains(SECOND);
        assertThat(state.nextDue()).contains(Instant.parse("2026-02-28T00:00:00Z"));
        when(history, start(2, 1, Instant.parse("2026-02-28T00:00:00Z"))).expectEvents(started(2, SECOND, 1));
    }

    @Test
    void isCancelledOnceAndLetsARunningTransferEnd() {
        CancelStandingOrder cancel = new CancelStandingOrder(OP, ID);
        StandingOrderCancelled cancelled = new StandingOrderCancelled(ID, OP);
        when(List.of(CREATED), cancel)
                .expectEvents(cancelled)
                .expectResultMessagePayload(new StandingOrderReceipt(ID, 2));
        when(List.of(CREATED, cancelled), cancel).expectNoEvents().expectSuccessfulHandlerExecution();
        List<StandingOrderEvent> running = List.of(CREATED, started(1, START, 1), cancelled);
        when(running, new CompleteOccurrence(OP, ID, 1, 1)).expectEvents(completed(1, START, 1));
        assertThat(state(running).status()).isEqualTo(Status.CANCELLED);
        assertThat(state(running).running()).isNotNull();
    }

    @Test
    void remembersABoundedNumberOfAttempts() {
        List<StandingOrderEvent> history = new ArrayList<>(List.of(CREATED));
        for (int i = 1; i <= 20; i++) {
            history.add(started(i, START, 1));
            history.add(completed(i, START, 1));
        }
        assertThat(state(history).recent()).hasSize(12);
        assertThat(state(history).recent().get(11)).isEqualTo(completed(20, START, 1));
        assertThat(state(history).completed()).isEqualTo(20);
        assertThat(state(history).version()).isEqualTo(41);
    }

    @Test
    void beginsWithItsCreation() {
        assertThatThrownBy(() -> StandingOrderState.after(null, started(1, START, 1)))
                .isInstanceOf(IllegalStateException.class);
    }

    private static CreateStandingOrder create(
            String to, LocalDate start, @Nullable LocalDate end, @Nullable Integer count) {
        Money amount = new Money(1_000, "EUR");
        Period monthly = Period.ofMonths(1);
        return new CreateStandingOrder(OP, ID, "ada", "a", to, amount, "sealed", monthly, start, end, count, START);
    }

    private static StartOccurrence start(int occurrence, int attempt, Instant now) {
        return new StartOccurrence(OP, ID, occurrence, attempt, now);
    }

    private static FailOccurrence fail(int attempt) {
        return new FailOccurrence(OP, ID, 1, attempt, "insufficient-funds", RETRY);
    }

    private static OccurrenceStarted started(int occurrence, LocalDate date, int attempt) {
        return new OccurrenceStarted(ID, OP, occurrence, date, attempt, transferOf(occurrence, attempt));
    }

    private static OccurrenceCompleted completed(int occurrence, LocalDate date, int attempt) {
        return new OccurrenceCompleted(ID, OP, occurrence, date, attempt, transferOf(occurrence, attempt));
    }

    private static OccurrenceFailed failed(int attempt) {
        return new OccurrenceFailed(ID, OP, 1, START, attempt, transferOf(1, attempt), "insufficient-funds", RETRY);
    }

    private static String transferOf(int occurrence, int attempt) {
        return StandingOrderProtocol.transferOf(ID, occurrence, attempt);
    }

    private static StandingOrderState state(List<StandingOrderEvent> history) {
        StandingOrderState state = StandingOrderState.after(null, history.get(0));
        for (StandingOrderEvent event : history.subList(1, history.size())) {
            state = StandingOrderState.after(state, event);
        }
        return state;
    }

    private static void refused(CreateStandingOrder command, RefusalCode code) {
        when(List.of(), command).expectNoEvents().expectExceptionMessage(code.title());
    }

    private static ResultValidator<StandingOrder> when(List<? extends StandingOrderEvent> history, Object command) {
        AggregateTestFixture<StandingOrder> fixture = new AggregateTestFixture<>(StandingOrder.class);
        return (history.isEmpty() ? fixture.givenNoPriorActivity() : fixture.given(history.toArray())).when(command);
    }
}
