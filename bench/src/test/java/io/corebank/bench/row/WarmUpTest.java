package io.corebank.bench.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    @Test
    void goesOnUntilThereIsSomethingToCompare() {
        assertThat(WarmUp.isRising(List.of())).isTrue();
        assertThat(WarmUp.isRising(List.of(9.0, 9.0, 9.0, 9.0, 9.0, 9.0, 9.0))).isTrue();
    }

    @Test
    void isNotMistakenBySlicesThatStandOut() {
        assertThat(WarmUp.isRising(List.of(10.0, 20.0, 90.0, 30.0, 40.0, 35.0, 50.0, 60.0)))
                .isTrue();
        assertThat(WarmUp.isRising(List.of(10.0, 10.0, 40.0, 41.0, 39.0, 40.0, 41.0, 39.0, 42.0, 38.0)))
                .isFalse();
    }
}
