package io.corebank.bench.study;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.corebank.bench.study.Line.Point;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineTest {

    private static Line line(DoubleUnaryOperator function) {
        return new Line(
                "it",
                Stream.of(10d, 100d, 1_000d, 10_000d)
                        .map(x -> new Point(x, function.applyAsDouble(x)))
                        .toList());
    }

    @Test
    void hasTheSlopeOfItsPower() {
        assertThat(line(x -> 5 * x).exponent()).isCloseTo(1, within(1e-9));
        assertThat(line(x -> 5 / Math.sqrt(x)).exponent()).isCloseTo(-0.5, within(1e-9));
        assertThat(line(x -> 5).exponent()).isCloseTo(0, within(1e-9));
    }

    @Test
    void hasNoSlopeWithoutTwoPoints() {
        assertThat(new Line("it", List.of(new Point(1, 1))).exponent()).isNaN();
        assertThat(new Line("it", List.of(new Point(0, 1), new Point(1, 1))).exponent())
                .isNaN();
    }

    @Test
    void growsInTwoStepsForEachOrderOfMagnitude() {
        assertThat(Extent.FULL.events()).containsExactly(10_000, 30_000, 100_000, 300_000, 1_000_000);
        assertThat(Extent.FULL.withMostAccounts(3_000).accounts()).containsExactly(1_000, 3_000);
    }
}
