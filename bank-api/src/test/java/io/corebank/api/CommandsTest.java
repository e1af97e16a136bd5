package io.corebank.api;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.api.account.command.CaptureHold;
import io.corebank.api.account.command.CreditTransfer;
import io.corebank.api.account.command.DepositMoney;
import io.corebank.api.account.command.HoldForTransfer;
import io.corebank.api.account.command.PlaceHold;
import io.corebank.api.account.command.WithdrawMoney;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CommandsTest {

    private static final Money NOTHING = Money.zero("EUR");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    static Stream<ThrowingCallable> commandsOverNothing() {
        return Stream.of(
                () -> new DepositMoney("o", "a", NOTHING, null),
                () -> new WithdrawMoney("o", "a", NOTHING, null),
                () -> new PlaceHold("o", "a", "h", NOTHING, null, NOW),
                () -> new CaptureHold("o", "a", "h", NOTHING, NOW),
                () -> new HoldForTransfer("o", "a", "t", "b", NOTHING, null),
                () -> new CreditTransfer("o", "a", "t", "b", NOTHING, null));
    }

    @ParameterizedTest
    @MethodSource("commandsOverNothing")
    void needAnAmount(ThrowingCallable command) {
        assertThatThrownBy(command).isInstanceOf(InvalidValue.class);
    }

    @Test
    void needAnExpiryThatCanBeWritten() {
        Money cent = new Money(1, "EUR");
        assertThatThrownBy(() -> new PlaceHold("o", "a", "h", cent, Instant.MAX, NOW))
                .isInstanceOf(InvalidValue.class);
    }
}
