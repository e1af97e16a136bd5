package io.corebank.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BalanceTest {

    private static final long MAX = Long.MAX_VALUE;

    @Test
    void isAvailableToTheOverdraftLimit() {
        assertThat(new Balance(100, 30, 50).availableMinor()).isEqualTo(120);
        assertThat(new Balance(-50, 0, 50).availableMinor()).isZero();
        assertThat(new Balance(-MAX, 0, MAX).availableMinor()).isZero();
    }

    @Test
    void coversWhatIsAvailable() {
        Balance balance = new Balance(100, 30, 50);
        assertThat(balance.covers(120)).isTrue();
        assertThat(balance.covers(121)).isFalse();
        assertThat(new Balance(0, 0, 0).covers(MAX)).isFalse();
    }

    @Test
    void hasRoomWhileItsFiguresFitALong() {
        assertThat(new Balance(0, 0, 0).hasRoomFor(MAX)).isTrue();
        assertThat(new Balance(1, 0, 0).hasRoomFor(MAX)).isFalse();
        assertThat(new Balance(0, 0, 1).hasRoomFor(MAX)).isFalse();
        assertThat(new Balance(-MAX, 0, MAX).hasRoomFor(MAX)).isTrue();
        assertThat(new Balance(-1, 0, 1).hasRoomFor(MAX)).isTrue();
    }

    @Test
    void boundsItsOverdraft() {
        assertThat(new Balance(0, 0, 0).hasRoomForOverdraft(MAX)).isTrue();
        assertThat(new Balance(1, 0, 0).hasRoomForOverdraft(MAX)).isFalse();
        assertThat(new Balance(1, 0, 0).hasRoomForOverdraft(MAX - 1)).isTrue();
        assertThat(new Balance(-1, 0, 1).hasRoomForOverdraft(MAX)).isTrue();
        assertThat(new Balance(-5, 5, 20).survivesOverdraft(10)).isTrue();
        assertThat(new Balance(-5, 5, 20).survivesOverdraft(9)).isFalse();
    }
}
