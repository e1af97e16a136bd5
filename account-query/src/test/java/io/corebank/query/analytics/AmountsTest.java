package io.corebank.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class AmountsTest {

    private static final long EXACT = 1L << 53;

    @Test
    void tellsWhatADoubleHoldsExactly() {
        assertThat(Amounts.of(EXACT, "EUR")).isEqualTo("90071992547409.92");
        assertThat(Amounts.of(-EXACT, "JPY")).isEqualTo("-9007199254740992");
    }

    @Test
    void declinesWhatIsBeyondForGood() {
        assertThatExceptionOfType(SumTooLarge.class)
                .isThrownBy(() -> Amounts.of(EXACT * 2.0, "EUR"))
                .satisfies(declined -> assertThat(declined.status()).isEqualTo(422));
        assertThatExceptionOfType(SumTooLarge.class).isThrownBy(() -> Amounts.of(Double.NaN, "EUR"));
    }
}
