package io.corebank.query.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.query.projection.Reached;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class RefresherTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final List<CompletableFuture<Void>> refreshes = new ArrayList<>();
    private volatile Reached applied = new Reached(10, null);
    private final Refresher refresher = new Refresher(() -> applied, this::refresh);

    @Test
    void refreshesNothingThatIsVisible() {
        assertThat(refresher.upTo(0, LONG)).isCompletedWithValue(Reached.NOTHING);
        assertThat(started()).isZero();
    }

    @Test
    void showsWhatWasAppliedWhenTheRefreshBegan() {
        CompletableFuture<Reached> visible = refresher.upTo(5, LONG);
        applied = new Reached(11, null);
        finish(0);
        assertThat(visible.join().position()).isEqualTo(10);
        assertThat(refresher.upTo(10, LONG)).isDone();
        assertThat(started()).isEqualTo(1);
    }

    @Test
    void refreshesOnceForAllWhoComeMeanwhile() {
        CompletableFuture<Reached> first = refresher.upTo(10, LONG);
        applied = new Reached(12, null);
        List<CompletableFuture<Reached>> later = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            later.add(refresher.upTo(12, LONG));
        }
        assertThat(started()).isEqualTo(1);
        finish(0);
        Awaitility.await().until(() -> started() == 2);
        finish(1);
        assertThat(first.join().position()).isEqualTo(10);
        assertThat(later)
                .allSatisfy(visible -> assertThat(visible.join().position()).isEqualTo(12));
        assertThat(started()).isEqualTo(2);
    }

    @Test
    void refreshesAgainWhatIsFilledAgain() {
        CompletableFuture<Reached> visible = refresher.upTo(10, LONG);
        finish(0);
        assertThat(visible.join().position()).isEqualTo(10);
        applied = new Reached(3, null);
        CompletableFuture<Reached> again = refresher.upTo(3, LONG);
        Awaitility.await().until(() -> started() == 2);
        finish(1);
        assertThat(again.join().position()).isEqualTo(3);
    }

    @Test
    void answersWhatIsVisibleWhenThePatienceIsOver() {
        assertThat(refresher.upTo(10, Duration.ofMillis(1)).join()).isEqualTo(Reached.NOTHING);
    }

    @Test
    void failsThoseWhoWaitedAndTriesAgainForTheNext() {
        CompletableFuture<Reached> visible = refresher.upTo(10, LONG);
        refreshes.get(0).completeExceptionally(new IllegalStateException("down"));
        assertThat(visible).isCompletedExceptionally();
        CompletableFuture<Reached> again = refresher.upTo(10, LONG);
        Awaitility.await().until(() -> started() == 2);
        finish(1);
        assertThat(again.join().position()).isEqualTo(10);
    }

    private CompletableFuture<Void> refresh() {
        CompletableFuture<Void> refresh = new CompletableFuture<>();
        synchronized (refreshes) {
            refreshes.add(refresh);
        }
        return refresh;
    }

    private int started() {
        synchronized (refreshes) {
            return refreshes.size();
        }
    }

    private void finish(int index) {
        synchronized (refreshes) {
            refreshes.get(index).complete(null);
        }
    }
}
