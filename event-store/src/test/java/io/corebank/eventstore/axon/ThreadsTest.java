package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadsTest {

    private final ExecutorService answers = Threads.answers();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void stop() {
        end.countDown();
        answers.shutdown();
    }

    @Test
    void tellAnswersBehindCallbacksThatAreHeldUp() {
        for (int i = 1; i < Threads.MOST_ANSWERERS; i++) {
            answers.execute(this::waitForTheEnd);
        }
        assertThat(CompletableFuture.runAsync(() -> {}, answers)).succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void tellLaterWhatThereIsNoThreadFor() {
        List<CompletableFuture<Void>> told = new ArrayList<>();
        for (int i = 0; i < 2 * Threads.MOST_ANSWERERS; i++) {
            told.add(CompletableFuture.runAsync(this::waitForTheEnd, answers));
        }
        end.countDown();
        assertThat(CompletableFuture.allOf(told.toArray(CompletableFuture[]::new)))
                .succeedsWithin(10, TimeUnit.SECONDS);
    }

    @Test
    void tellWhatIsSettledAfterTheEnd() {
        answers.shutdown();
        assertThat(CompletableFuture.runAsync(() -> {}, answers)).isCompleted();
    }

    private void waitForTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
