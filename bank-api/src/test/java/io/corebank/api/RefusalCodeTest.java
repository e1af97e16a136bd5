package io.corebank.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RefusalCodeTest {

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void isFoundByItsStableName(RefusalCode code) {
        assertThat(RefusalCode.of(code.code())).isSameAs(code);
        assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(code.title()).isNotBlank();
    }

    @Test
    void areTheOnesOfTheContract() {
        assertThat(Stream.of(RefusalCode.values()).map(RefusalCode::code))
                .contains(
                        "account-not-found",
                        "transfer-not-found",
                        "hold-not-found",
                        "stale-version",
                        "insufficient-funds",
                        "account-frozen",
                        "account-not-frozen",
                        "account-closed",
                        "balance-not-zero",
                        "holds-open",
                        "hold-exceeded",
                        "hold-expired",
                        "hold-of-transfer",
                        "currency-mismatch",
                        "same-account",
                        "execute-at-out-of-range",
                        "transfer-not-scheduled",
                        "transfer-not-completed",
                        "transfer-at-rest",
                        "reversal-exceeded",
                        "reversal-of-reversal",
                        "standing-order-not-found",
                        "standing-order-days",
                        "limit-exceeded")
                .doesNotHaveDuplicates();
    }

    @Test
    void refusesANameThatIsNone() {
        assertThatThrownBy(() -> RefusalCode.of("no")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isWhatARefusalSays() {
        Refusal refusal = new Refusal(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refusal.code()).isEqualTo(RefusalCode.INSUFFICIENT_FUNDS);
        assertThat(refusal).hasMessage("The available amount does not suffice").hasStackTraceContaining("Refusal");
        assertThat(refusal.getStackTrace()).isEmpty();
    }
}
