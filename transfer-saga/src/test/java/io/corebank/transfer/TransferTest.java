package io.corebank.transfer;

import static io.corebank.transfer.Examples.CANCELLED;
import static io.corebank.transfer.Examples.COMMANDS;
import static io.corebank.transfer.Examples.COMPENSATE;
import static io.corebank.transfer.Examples.COMPENSATED;
import static io.corebank.transfer.Examples.COMPLETE;
import static io.corebank.transfer.Examples.COMPLETED;
import static io.corebank.transfer.Examples.CONFIRM_CREDIT;
import static io.corebank.transfer.Examples.CONFIRM_HOLD;
import static io.corebank.transfer.Examples.CREDIT_CONFIRMED;
import static io.corebank.transfer.Examples.CREDIT_REFUSED;
import static io.corebank.transfer.Examples.FROM;
import static io.corebank.transfer.Examples.HOLD_CONFIRMED;
import static io.corebank.transfer.Examples.ID;
import static io.corebank.transfer.Examples.REFUSE_CREDIT;
import static io.corebank.transfer.Examples.REJECT;
import static io.corebank.transfer.Examples.REJECTED;
import static io.corebank.transfer.Examples.REQUEST;
import static io.corebank.transfer.Examples.REQUESTED;
import static io.corebank.transfer.Examples.SCHEDULED;
import static io.corebank.transfer.Examples.START;
import static io.corebank.transfer.Examples.STARTED;
import static io.corebank.transfer.Examples.last;

import io.corebank.api.Refusal;
import io.corebank.api.RefusalCode;
import io.corebank.api.transfer.TransferStatus;
import io.corebank.api.transfer.command.RequestTransfer;
import io.corebank.api.transfer.command.TransferCommand;
import io.corebank.api.transfer.command.TransferReceipt;
import io.corebank.api.transfer.event.TransferEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every state of a transfer and every command in it: the seven steps of the protocol, and nothing else, change
 * anything.
 */
class TransferTest {

    /** The only steps there are: after this event, this command makes that one happen. */
    private static final Map<TransferEvent, Map<TransferCommand, TransferEvent>> STEPS = Map.of(
            REQUESTED, Map.of(CONFIRM_HOLD, HOLD_CONFIRMED, REJECT, REJECTED),
            HOLD_CONFIRMED, Map.of(CONFIRM_CREDIT, CREDIT_CONFIRMED, REFUSE_CREDIT, CREDIT_REFUSED),
            CREDIT_CONFIRMED, Map.of(COMPLETE, COMPLETED),
            CREDIT_REFUSED, Map.of(COMPENSATE, COMPENSATED),
            SCHEDULED, Map.of(START, STARTED),
            STARTED, Map.of(CONFIRM_HOLD, HOLD_CONFIRMED, REJECT, REJECTED));

    private static final Map<TransferEvent, TransferStatus> STATUS = Map.ofEntries(
            Map.entry(REQUESTED, TransferStatus.REQUESTED),
            Map.entry(HOLD_CONFIRMED, TransferStatus.FUNDS_HELD),
            Map.entry(CREDIT_REFUSED, TransferStatus.FUNDS_HELD),
            Map.entry(CREDIT_CONFIRMED, TransferStatus.CREDITED),
            Map.entry(COMPLETED, TransferStatus.COMPLETED),
            Map.entry(REJECTED, TransferStatus.REJECTED),
            Map.entry(COMPENSATED, TransferStatus.COMPENSATED),
            Map.entry(SCHEDULED, TransferStatus.SCHEDULED),
            Map.entry(STARTED, TransferStatus.REQUESTED),
            Map.entry(CANCELLED, TransferStatus.CANCELLED));

    private final FixtureConfiguration<Transfer> transfer = new AggregateTestFixture<>(Transfer.class);

    static Stream<Arguments> everyStateAndCommand() {
        return Examples.histories().stream()
                .flatMap(history -> COMMANDS.stream().map(command -> Arguments.of(history, command)));
    }

    static Stream<List<TransferEvent>> everyState() {
        return Examples.histories().stream();
    }

    @Test
    void beginsWithItsRequest() {
        transfer.givenNoPriorActivity()
                .when(REQUEST)
                .expectEvents(REQUESTED)
                .expectResultMessagePayload(new TransferReceipt(ID, TransferStatus.REQUESTED, 1));
    }

    @Test
    void refusesToMoveMoneyFromAnAccountToItself() {
        transfer.givenNoPriorActivity()
                .when(new RequestTransfer("o", ID, "ada", FROM, FROM, Examples.AMOUNT, null))
                .expectNoEvents()
                .expectException(Refusal.class)
                .expectExceptionMessage(RefusalCode.SAME_ACCOUNT.title());
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void isRequestedOnlyOnce(List<TransferEvent> history) {
        transfer.given(history.toArray())
                .when(REQUEST)
                .expectNoEvents()
                .expectResultMessagePayload(receiptAfter(history));
    }

    @ParameterizedTest
    @MethodSource("everyStateAndCommand")
    void takesTheStepsOfTheProtocolAndNoOther(List<TransferEvent> history, TransferCommand command) {
        Optional<TransferEvent> step =
                Optional.ofNullable(STEPS.getOrDefault(last(history), Map.of()).get(command));
        List<TransferEvent> after = new ArrayList<>(history);
        step.ifPresent(after::add);
        transfer.given(history.toArray())
                .when(command)
                .expectEvents(step.stream().toArray())
                .expectResultMessagePayload(receiptAfter(after));
    }

    @ParameterizedTest
    @MethodSource("everyStateAndCommand")
    void changesNothingWhenACommandComesTwice(List<TransferEvent> history, TransferCommand command) {
        TransferEvent step = STEPS.getOrDefault(last(history), Map.of()).getOrDefault(command, last(history));
        List<TransferEvent> after = new ArrayList<>(history);
        if (step != last(history)) {
            after.add(step);
        }
        transfer.given(history.toArray())
                .andGivenCommands(command)
                .when(command)
                .expectNoEvents()
                .expectResultMessagePayload(receiptAfter(after));
    }

    @ParameterizedTest
    @FieldSource("io.corebank.transfer.Examples#COMMANDS")
    void takesNoStepBeforeItsRequest(TransferCommand command) {
        transfer.givenNoPriorActivity().when(command).expectException(AggregateNotFoundException.class);
    }

    private static TransferReceipt receiptAfter(List<TransferEvent> history) {
        return new TransferReceipt(ID, Objects.requireNonNull(STATUS.get(last(history))), history.size());
    }
}
