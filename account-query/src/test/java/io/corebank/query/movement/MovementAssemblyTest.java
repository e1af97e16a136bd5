package io.corebank.query.movement;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.api.account.event.AccountCreated;
import io.corebank.api.account.event.AccountFrozen;
import io.corebank.api.account.event.HoldCaptured;
import io.corebank.api.account.event.HoldPlaced;
import io.corebank.api.account.event.HoldReleased;
import io.corebank.api.account.event.MoneyDeposited;
import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.api.account.event.TransferCredited;
import io.corebank.query.movement.MovementType.Direction;
import io.corebank.query.projection.RecordedEvent;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MovementAssemblyTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final MovementAssembly assembly =
            new MovementAssembly(text -> Optional.of(text.substring("sealed:".length())));

    @Test
    void tellsADeposit() {
        assertThat(movement(new MoneyDeposited("a1", "op1", 500, "EUR", "sealed:Rent", 700, 20)))
                .isEqualTo(new MovementDocument(
                        "event9",
                        "a1",
                        9,
                        MovementType.DEPOSIT,
                        Direction.CREDIT,
                        500,
                        "EUR",
                        700,
                        "Rent",
                        null,
                        null,
                        AT));
    }

    @Test
    void tellsAWithdrawal() {
        MovementDocument movement = movement(new MoneyWithdrawn("a1", "op1", 500, "EUR", null, 200, 0));
        assertThat(movement.type()).isEqualTo(MovementType.WITHDRAWAL);
        assertThat(movement.direction()).isEqualTo(Direction.DEBIT);
        assertThat(movement.reference()).isNull();
        assertThat(movement.signedAmount()).isEqualTo(-500);
    }

    @Test
    void tellsTheCaptureOfACardPaymentFromThatOfATransfer() {
        MovementDocument card = movement(new HoldCaptured("a1", "op1", "h1", null, null, 80, 20, "EUR", null, 100, 0));
        assertThat(card.type()).isEqualTo(MovementType.CAPTURE);
        assertThat(card.amount()).isEqualTo(80);
        MovementDocument transfer =
                movement(new HoldCaptured("a1", "op1", "t1", "t1", "a2", 80, 0, "EUR", "sealed:Gift", 100, 0));
        assertThat(transfer.type()).isEqualTo(MovementType.TRANSFER_OUT);
        assertThat(transfer.counterparty()).isEqualTo("a2");
        assertThat(transfer.transferId()).isEqualTo("t1");
        assertThat(transfer.reference()).isEqualTo("Gift");
    }

    @Test
    void tellsTheArrivalOfATransfer() {
        MovementDocument movement =
                movement(new TransferCredited("a2", "op1", "t1", "a1", 80, "EUR", "sealed:Gift", 180, 0));
        assertThat(movement.type()).isEqualTo(MovementType.TRANSFER_IN);
        assertThat(movement.direction()).isEqualTo(Direction.CREDIT);
        assertThat(movement.counterparty()).isEqualTo("a1");
        assertThat(movement.balance()).isEqualTo(180);
    }

    @Test
    void makesTheSameDocumentAgain() {
        MoneyDeposited deposited = new MoneyDeposited("a1", "op1", 500, "EUR", "sealed:Rent", 700, 0);
        assertThat(movement(deposited)).isEqualTo(movement(deposited));
        assertThat(assembly.versionOf(movement(deposited))).isEqualTo(9);
    }

    @ParameterizedTest
    @MethodSource
    void leavesOutWhatMovesNoMoney(Object event) {
        assertThat(assembly.idOf(recorded(event))).isNull();
    }

    static Stream<Object> leavesOutWhatMovesNoMoney() {
        return Stream.of(
                new AccountCreated("a1", "op1", "c1", "sealed:Ada", "EUR", 0, 0, 0),
                new HoldPlaced("a1", "op1", "h1", null, null, 10, "EUR", null, null, 10, 10),
                new HoldReleased("a1", "op1", "h1", null, 10, "EUR", "EXPIRED", 10, 0),
                new AccountFrozen("a1", "op1", "EUR", 0, 0),
                "something else");
    }

    private MovementDocument movement(Object event) {
        RecordedEvent recorded = recorded(event);
        MovementDocument movement = assembly.apply(null, recorded);
        assertThat(assembly.idOf(recorded)).isEqualTo(movement.movementId());
        return movement;
    }

    private static RecordedEvent recorded(Object event) {
        return new RecordedEvent(event, "event9", 3, 9, AT);
    }
}
