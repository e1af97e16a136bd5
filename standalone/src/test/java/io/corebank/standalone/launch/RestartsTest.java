package io.corebank.standalone.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RestartsTest {

    private static final String NAME = "account-command";

    private final Restarts restarts = new Restarts();
    private long now = TimeUnit.HOURS.toNanos(7);

    @Test
    void waitsLongerEachTimeThatAServiceDoesNotLast() {
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            assertThat(pauseInSeconds()).isEqualTo(seconds);
        }
    }

    @Test
    void beginsAnewWithAServiceThatHasLasted() {
        pauseInSeconds();
        assertThat(pauseInSeconds()).isEqualTo(2);
        now += TimeUnit.SECONDS.toNanos(59);
        assertThat(pauseInSeconds()).isEqualTo(4);
        now += TimeUnit.SECONDS.toNanos(60);
        assertThat(pauseInSeconds()).isEqualTo(1);
    }

    @Test
    void countsForEachServiceAlone() {
        pauseInSeconds();
        pauseInSeconds();
        assertThat(restarts.isDue("gateway", now)).isFalse();
        assertThat(restarts.isDue("gateway", now + TimeUnit.SECONDS.toNanos(1))).isTrue();
    }

    /** How long it is told to wait, asking every second. */
    private int pauseInSeconds() {
        int seconds = 0;
        while (!restarts.isDue(NAME, now)) {
            now += TimeUnit.SECONDS.toNanos(1);
            seconds++;
        }
        return seconds;
    }
}
