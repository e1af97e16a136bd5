package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LaneTest {

    private static final int CALLERS = 4;
    private static final int EACH = 20_000;

    private final Deque<Runnable> given = new ArrayDeque<>();
    private final List<String> ran = new ArrayList<>();
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    @AfterEach
    void stop() {
        threads.shutdownNow();
        callers.shutdownNow();
    }

    @Test
    void runsATaskOnItsOwnThreadWhenItIsFree() {
        Lane lane = new Lane(given::add, Lender.ofAtMost(1));
        lane.runHere(() -> ran.add("first"));
        assertThat(ran).containsExactly("first");
        assertThat(given).isEmpty();
    }

    @Test
    void lendsNoThreadThatIsNotToBeLent() {
        Lane lane = new Lane(given::add, Lender.ofAtMost(0));
        lane.runHere(() -> ran.add("first"));
        assertThat(ran).isEmpty();
        given.remove().run();
        assertThat(ran).containsExactly("first");
    }

    @Test
    void lendsNoThreadThatHasAUnitOfWork() {
        Lane lane = new Lane(given::add, Lender.ofAtMost(1));
        UnitOfWork<?> own = DefaultUnitOfWork.startAndGet(null);
        lane.runHere(() -> ran.add("first"));
        own.rollback();
        assertThat(ran).isEmpty();
        assertThat(given).hasSize(1);
    }

    @Test
    void lendsNoMoreThreadsThanAllowed() {
        Lender lender = Lender.ofAtMost(1);
        Lane busy = new Lane(given::add, lender);
        Lane free = new Lane(given::add, lender);
        busy.runHere(() -> free.runHere(() -> ran.add("waiting")));
        assertThat(ran).isEmpty();
        given.remove().run();
        free.runHere(() -> ran.add("at once"));
        assertThat(ran).containsExactly("waiting", "at once");
    }

    @Test
    void passesOnWhatArrivesWhileATaskRuns() {
        Lane lane = new Lane(given::add, Lender.ofAtMost(1));
        lane.runHere(() -> {
            lane.runHere(() -> ran.add("second"));
            lane.execute(() -> ran.add("third"));
            ran.add("first");
        });
        while (!given.isEmpty()) {
            given.remove().run();
        }
        lane.runHere(() -> ran.add("fourth"));
        assertThat(ran).containsExactly("first", "second", "third", "fourth");
    }

    @Test
    void goesOnBehindATaskThatFails() {
        Lane lane = new Lane(given::add, Lender.ofAtMost(0));
        lane.execute(() -> {
            throw new IllegalStateException("of no use");
        });
        lane.execute(() -> ran.add("second"));
        try {
            given.remove().run();
        } catch (IllegalStateException ofNoUse) {
            ran.add("failed");
        }
        given.remove().run();
        assertThat(ran).containsExactly("failed", "second");
    }

    @Test
    void runsWhatIsInWhenItsThreadsHaveStopped() {
        threads.shutdownNow();
        Lane lane = new Lane(threads, Lender.ofAtMost(0));
        lane.execute(() -> ran.add("first"));
        assertThat(ran).containsExactly("first");
    }

    @Test
    void runsOneTaskAtATimeAndEachCallersTasksInTheirOrder() {
        Lane lane = new Lane(threads, Lender.ofAtMost(CALLERS));
        AtomicInteger running = new AtomicInteger();
        AtomicInteger done = new AtomicInteger();
        AtomicInteger wrong = new AtomicInteger();
        int[] last = new int[CALLERS];
        CompletableFuture<?>[] all = IntStream.range(0, CALLERS)
                .mapToObj(caller -> CompletableFuture.runAsync(
                        () -> IntStream.rangeClosed(1, EACH)
                                .forEach(number -> lane.runHere(() -> {
                                    boolean alone = running.incrementAndGet() == 1;
                                    boolean next = last[caller] == number - 1;
                                    last[caller] = number;
                                    wrong.addAndGet(alone && next ? 0 : 1);
                                    running.decrementAndGet();
                                    done.incrementAndGet();
                                })),
                        callers))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();
        await().until(() -> done.get() == CALLERS * EACH);
        assertThat(wrong).hasValue(0);
        assertThat(last).containsOnly(EACH);
    }
}
