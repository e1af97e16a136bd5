package io.corebank.query.reading;

import io.corebank.query.projection.Reached;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Refreshes one index for all who wait for it at once: never two at a time, and the dearer they are the more rarely, so
 * that readers cannot wear the index out.
 */
final class Refresher {

    private static final long SHORTEST_PAUSE_NANOS = Duration.ofMillis(20).toNanos();
    private static final int REST_PER_WORK = 4;

    private final Supplier<Reached> applied;
    private final Supplier<CompletableFuture<Void>> refresh;
    private Reached visible = Reached.NOTHING;
    private long notBefore = System.nanoTime();
    private boolean running;
    private @Nullable CompletableFuture<Reached> next;

    Refresher(Supplier<Reached> applied, Supplier<CompletableFuture<Void>> refresh) {
        this.applied = applied;
        this.refresh = refresh;
    }

    /** The visible position as soon as it is at least what is wanted, or whatever it is when the patience is over. */
    CompletableFuture<Reached> upTo(long wanted, Duration patience) {
        CompletableFuture<Reached> outcome;
        synchronized (this) {
            forgetWhatIsLost();
            if (visible.position() >= wanted) {
                return CompletableFuture.completedFuture(visible);
            }
            if (next == null) {
                next = new CompletableFuture<>();
            }
            outcome = next;
        }
        beginNext();
        return outcome.copy()
                .completeOnTimeout(Reached.NOTHING, patience.toMillis(), TimeUnit.MILLISECONDS)
                .thenApply(refreshed -> further(refreshed, visible()));
    }

    /** A projection that goes back is filled again, because its index was lost. */
    private void forgetWhatIsLost() {
        if (applied.get().position() < visible.position()) {
            visible = Reached.NOTHING;
        }
    }

    private synchronized Reached visible() {
        return visible;
    }

    private static Reached further(Reached one, Reached other) {
        return one.position() > other.position() ? one : other;
    }

    private void beginNext() {
        CompletableFuture<Reached> mine;
        long pause;
        synchronized (this) {
            if (running || next == null) {
                return;
            }
            running = true;
            mine = next;
            pause = Math.max(0, notBefore - System.nanoTime());
        }
        if (pause == 0) {
            run(mine);
            return;
        }
        Executor later = CompletableFuture.delayedExecutor(pause, TimeUnit.NANOSECONDS);
        later.execute(() -> run(mine));
    }

    private void run(CompletableFuture<Reached> mine) {
        long start = System.nanoTime();
        Reached reached = begin();
        CompletableFuture<Void> unused = CompletableFuture.completedStage(null)
                .thenCompose(now -> refresh.get())
                .toCompletableFuture()
                .whenComplete((done, failure) -> {
                    end(start, failure == null ? reached : Reached.NOTHING);
                    tell(mine, reached, failure);
                    beginNext();
                });
    }

    private static void tell(CompletableFuture<Reached> waiting, Reached reached, @Nullable Throwable failure) {
        if (failure == null) {
            waiting.completeAsync(() -> reached);
            return;
        }
        waiting.completeExceptionally(failure);
    }

    /** Whoever comes from now on needs another refresh: this one may miss what they wait for. */
    private synchronized Reached begin() {
        next = null;
        return applied.get();
    }

    private synchronized void end(long start, Reached reached) {
        long now = System.nanoTime();
        visible = further(reached, visible);
        notBefore = now + Math.max(SHORTEST_PAUSE_NANOS, REST_PER_WORK * (now - start));
        running = false;
    }
}
