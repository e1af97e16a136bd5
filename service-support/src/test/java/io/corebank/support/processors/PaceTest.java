package io.corebank.support.processors;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final List<Long> rests = new ArrayList<>();
    private long now = 1_000;
    private final Pace pace = new Pace(Duration.ofNanos(100), () -> now, this::restHalf);

    @Test
    void restsUntilTheNextMayBegin() {
        long began = pace.now();
        now += 20;
        pace.restAfter(began);
        assertThat(now).isEqualTo(1_100);
        assertThat(rests.get(0)).as("what was left").isEqualTo(80);
    }

    @Test
    void doesNotRestAfterWorkThatTookLonger() {
        long began = pace.now();
        now += 100;
        pace.restAfter(began);
        assertThat(rests).isEmpty();
    }

    @Test
    void letsAThreadGoThatIsToEnd() {
        long began = pace.now();
        Thread.currentThread().interrupt();
        pace.restAfter(began);
        assertThat(Thread.interrupted()).as("is told to whoever asks").isTrue();
        assertThat(rests).isEmpty();
    }

    /** Wakes too early, as a parked thread may. */
    private void restHalf(long nanos) {
        rests.add(nanos);
        now += Math.max(1, nanos / 2);
    }
}
