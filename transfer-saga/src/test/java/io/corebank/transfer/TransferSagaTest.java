package io.corebank.transfer;

import static io.corebank.transfer.AccountEvents.CAPTURED;
import static io.corebank.transfer.AccountEvents.CREDITED;
import static io.corebank.transfer.AccountEvents.CREDIT_REJECTED;
import static io.corebank.transfer.AccountEvents.HELD;
import static io.corebank.transfer.AccountEvents.HOLD_REJECTED;
import static io.corebank.transfer.AccountEvents.RELEASED;
import static io.corebank.transfer.Examples.ASKED_AT;
import static io.corebank.transfer.Examples.COMPENSATED;
import static io.corebank.transfer.Examples.COMPLETED;
import static io.corebank.transfer.Examples.CREDIT_CONFIRMED;
import static io.corebank.transfer.Examples.CREDIT_REFUSED;
import static io.corebank.transfer.Examples.CUSTOMER;
import static io.corebank.transfer.Examples.FROM;
import static io.corebank.transfer.Examples.HOLD_CONFIRMED;
import static io.corebank.transfer.Examples.ID;
import static io.corebank.transfer.Examples.OPERATION;
import static io.corebank.transfer.Examples.REASON;
import static io.corebank.transfer.Examples.REFERENCE;
import static io.corebank.transfer.Examples.REJECTED;
import static io.corebank.transfer.Examples.REQUESTED;
import static io.corebank.transfer.Examples.SCHEDULED;
import static io.corebank.transfer.Examples.STARTED;
import static io.corebank.transfer.Examples.TO;
import static io.corebank.transfer.TransferProtocolTest.CAPTURE;
import static io.corebank.transfer.TransferProtocolTest.COMPENSATE;
import static io.corebank.transfer.TransferProtocolTest.COMPLETE;
import static io.corebank.transfer.TransferProtocolTest.CONFIRM_CREDIT;
import static io.corebank.transfer.TransferProtocolTest.CONFIRM_HOLD;
import static io.corebank.transfer.TransferProtocolTest.CREDIT;
import static io.corebank.transfer.TransferProtocolTest.HOLD;
import static io.corebank.transfer.TransferProtocolTest.REFUSE_CREDIT;
import static io.corebank.transfer.TransferProtocolTest.REJECT;
import static io.corebank.transfer.TransferProtocolTest.RELEASE;
import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.OperationIds;
import io.corebank.api.account.event.AccountEvent;
import io.corebank.api.transfer.command.CompleteReversal;
import io.corebank.api.transfer.command.ReturnReversal;
import io.corebank.api.transfer.command.TransferCommand;
import io.corebank.api.transfer.event.TransferEvent;
import io.corebank.api.transfer.event.TransferRequested;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.SagaTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class TransferSagaTest {

    private final SagaTestFixture<TransferSaga> saga = new SagaTestFixture<>(TransferSaga.class);

    private final TransferCommands commands = new TransferCommands(
            saga.getCommandBus(), Runnable::run, JsonMapper.shared(), Duration.ofDays(1), Duration.ofDays(1));

    @BeforeEach
    void collaborators() {
        saga.registerResource(commands);
    }

    /** What has happened, what happens, what is sent, and how many sagas are left. */
    static Stream<Arguments> everyStep() {
        return Stream.of(
                Arguments.of(new Object[] {}, REQUESTED, HOLD, 1),
                Arguments.of(new Object[] {REQUESTED}, HELD, CONFIRM_HOLD, 1),
                Arguments.of(new Object[] {REQUESTED, HELD}, HOLD_CONFIRMED, CREDIT, 1),
                Arguments.of(new Object[] {REQUESTED, HELD, HOLD_CONFIRMED}, CREDITED, CONFIRM_CREDIT, 1),
                Arguments.of(new Object[] {REQUESTED, HOLD_CONFIRMED, CREDITED}, CREDIT_CONFIRMED, CAPTURE, 1),
                Arguments.of(new Object[] {REQUESTED, HOLD_CONFIRMED, CREDIT_CONFIRMED}, CAPTURED, COMPLETE, 1),
                Arguments.of(new Object[] {REQUESTED, CREDIT_CONFIRMED, CAPTURED}, COMPLETED, null, 0),
                Arguments.of(new Object[] {REQUESTED}, HOLD_REJECTED, REJECT, 1),
                Arguments.of(new Object[] {REQUESTED, HOLD_REJECTED}, REJECTED, null, 0),
                Arguments.of(new Object[] {REQUESTED, HOLD_CONFIRMED}, CREDIT_REJECTED, REFUSE_CREDIT, 1),
                Arguments.of(new Object[] {REQUESTED, CREDIT_REJECTED}, CREDIT_REFUSED, RELEASE, 1),
                Arguments.of(new Object[] {REQUESTED, CREDIT_REFUSED}, RELEASED, COMPENSATE, 1),
                Arguments.of(new Object[] {REQUESTED, CREDIT_REFUSED, RELEASED}, COMPENSATED, null, 0),
                Arguments.of(new Object[] {}, SCHEDULED, null, 0),
                Arguments.of(new Object[] {SCHEDULED}, STARTED, HOLD, 1));
    }

    static Stream<Object> everythingAfterTheRequest() {
        return everyStep()
                .map(row -> row.get()[1])
                .filter(event -> event != REQUESTED && event != SCHEDULED && event != STARTED);
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void sendsTheNextCommand(Object[] past, Object event, @Nullable Object command, int left) {
        Object[] expected = command == null ? new Object[] {} : new Object[] {command};
        past(past).whenPublishingA(event).expectDispatchedCommands(expected).expectActiveSagas(left);
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void sendsTheSameCommandWhenAnEventIsRedelivered(Object[] past, Object event, @Nullable Object command, int left) {
        Object[] expected = command == null ? new Object[] {} : new Object[] {command};
        past(past)
                .andThenAPublished(event)
                .whenPublishingA(event)
                .expectDispatchedCommands(expected)
                .expectActiveSagas(left);
    }

    @ParameterizedTest
    @FieldSource("io.corebank.transfer.AccountEvents#OF_NO_TRANSFER")
    void leavesAloneWhatIsNoTransfersBusiness(AccountEvent event) {
        past(new Object[] {REQUESTED})
                .whenPublishingA(event)
                .expectNoDispatchedCommands()
                .expectActiveSagas(1);
    }

    @ParameterizedTest
    @MethodSource("everythingAfterTheRequest")
    void isNotRevivedByWhatComesAfterItsLoss(Object event) {
        saga.givenNoPriorActivity()
                .whenPublishingA(event)
                .expectNoDispatchedCommands()
                .expectActiveSagas(0);
    }

    /** Once: an end ends the saga, and what then gets lost is told by the sweeper. */
    @ParameterizedTest
    @MethodSource("everyEndOfAReversal")
    void tellsTheTransferWhoseMoneyGoesBack(TransferEvent end, TransferCommand settlement) {
        TransferRequested reversal =
                new TransferRequested(ID, OPERATION, CUSTOMER, FROM, TO, 1234, "EUR", null, null, "original", null);
        past(new Object[] {reversal})
                .whenPublishingA(end)
                .expectDispatchedCommands(settlement)
                .expectActiveSagas(0);
    }

    static Stream<Arguments> everyEndOfAReversal() {
        String settle = OperationIds.derive("transfer", ID, "settle");
        return Stream.of(
                Arguments.of(COMPLETED, new CompleteReversal(settle, "original", ID)),
                Arguments.of(REJECTED, new ReturnReversal(settle, "original", ID, REASON)),
                Arguments.of(COMPENSATED, new ReturnReversal(settle, "original", ID, REASON)));
    }

    @Test
    void isFoundByItsTransferAlone() {
        past(new Object[] {}).whenPublishingA(REQUESTED).expectAssociationWith("transferId", ID);
    }

    @Test
    void survivesBeingWrittenDown() {
        TransferSaga before = new TransferSaga();
        before.on(REQUESTED, ASKED_AT, commands);
        Jackson3Serializer serializer = Jackson3Serializer.builder().build();
        SerializedObject<byte[]> stored = serializer.serialize(before, byte[].class);
        assertThat(new String(stored.getData(), StandardCharsets.UTF_8)).contains(REFERENCE);
        TransferSaga after = serializer.deserialize(stored);
        assertThat(after).usingRecursiveComparison().isEqualTo(before);
    }

    /** Published one after another; an unrelated event stands for "nothing", which the fixture has no word for. */
    private ContinuedGivenState past(Object[] events) {
        ContinuedGivenState state = saga.givenCurrentTime(ASKED_AT).andThenAPublished("unrelated");
        for (Object event : events) {
            state = state.andThenAPublished(event);
        }
        return state;
    }
}
