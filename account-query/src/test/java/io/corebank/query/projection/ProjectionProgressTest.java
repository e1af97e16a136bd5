package io.corebank.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProjectionProgressTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    private final ProjectionProgress progress = new ProjectionProgress();

    @Test
    void doesNotWaitForWhatIsThere() {
        progress.advance(7, AT);
        assertThat(progress.await(7, LONG)).isCompletedWithValue(true);
        assertThat(progress.reached()).isEqualTo(new Reached(7, AT));
    }

    @Test
    void wakesThoseWhoWaitForNoMoreThanIsReached() {
        CompletableFuture<Boolean> five = progress.await(5, LONG);
        CompletableFuture<Boolean> three = progress.await(3, LONG);
        CompletableFuture<Boolean> nine = progress.await(9, LONG);
        progress.advance(5, AT);
        assertThat(five.join()).isTrue();
        assertThat(three.join()).isTrue();
        assertThat(nine).isNotDone();
    }

    @Test
    void givesUpWhenThePatienceIsOver() {
        assertThat(progress.await(1, Duration.ofMillis(1)).join()).isFalse();
        progress.advance(1, AT);
        assertThat(progress.await(1, LONG)).isCompletedWithValue(true);
    }

    @Test
    void neverGoesBackByItself() {
        progress.advance(5, AT);
        progress.advance(4, AT.plusSeconds(1));
        assertThat(progress.reached()).isEqualTo(new Reached(5, AT));
    }

    @Test
    void beginsAnewWhenTheIndexIsLost() {
        progress.advance(5, AT);
        progress.restart();
        assertThat(progress.reached()).isEqualTo(Reached.NOTHING);
        assertThat(progress.await(5, LONG)).isNotDone();
    }

    @Test
    void followsAnotherProcessForwardAndBack() {
        CompletableFuture<Boolean> five = progress.await(5, LONG);
        assertThat(progress.isAwaited()).isTrue();
        progress.follow(5, progress.changes());
        assertThat(five.join()).isTrue();
        progress.follow(2, progress.changes());
        assertThat(progress.reached()).isEqualTo(new Reached(2, null));
    }

    @Test
    void doesNotFollowWhatWasTrueBeforeItsOwnBatch() {
        long before = progress.changes();
        progress.advance(5, AT);
        progress.follow(2, before);
        assertThat(progress.reached()).isEqualTo(new Reached(5, AT));
    }

    @Test
    void remembersAFailureUntilABatchSucceeds() {
        IllegalStateException failure = new IllegalStateException("no");
        progress.fail(failure);
        assertThat(progress.failure()).isSameAs(failure);
        progress.advance(1, AT);
        assertThat(progress.failure()).isNull();
    }
}
