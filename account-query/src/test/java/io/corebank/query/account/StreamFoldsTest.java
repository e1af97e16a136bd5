package io.corebank.query.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.corebank.support.web.Unavailable;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StreamFoldsTest {

    private final StreamFolds folds = new StreamFolds();

    @Test
    void refusesFurtherOnesWhileTooManyTakeLongAndNoneAfterwards() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(8);
        CountDownLatch end = new CountDownLatch(1);
        ExecutorService readers = Executors.newFixedThreadPool(8);
        List<CompletableFuture<String>> slow = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> folds.run(() -> waitFor(begun, end)), readers))
                .toList();
        begun.await();
        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> folds.run(() -> "too many"))
                .matches(refusal -> refusal.code().equals("too-many-folds"));
        end.countDown();
        assertThat(slow).allSatisfy(fold -> assertThat(fold.join()).isEqualTo("done"));
        assertThatExceptionOfType(ArithmeticException.class).isThrownBy(() -> folds.run(StreamFoldsTest::fail));
        IntStream.range(0, 20).forEach(i -> assertThat(folds.run(() -> "again")).isEqualTo("again"));
        readers.shutdown();
    }

    private static String fail() {
        throw new ArithmeticException();
    }

    private static String waitFor(CountDownLatch begun, CountDownLatch end) {
        begun.countDown();
        try {
            end.await();
            return "done";
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }
}
