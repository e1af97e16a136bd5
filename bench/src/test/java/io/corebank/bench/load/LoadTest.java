package io.corebank.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final int CHUNKED = 0;
    private static final int BODY = 17;

    /** Counts what it sends and is told. */
    private static final class Counting implements Requests {
        private final Map<Integer, Integer> answers = new HashMap<>();
        private int sent;

        @Override
        public int write(ByteBuffer out) {
            out.put("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}"
                    .getBytes(StandardCharsets.UTF_8));
            return sent++;
        }

        @Override
        public void answered(int number, int status) {
            answers.put(number, status);
        }
    }

    @Test
    void countsEveryAnswerOnceInAClosedLoop() throws Exception {
        try (TrivialServer server = new TrivialServer(BODY)) {
            Counting requests = new Counting();
            LoadResult result = ClosedLoop.run(server.address(), requests, 4, Duration.ofMillis(500));

            assertThat(requests.sent).isEqualTo(server.requests()).isGreaterThan(100);
            assertThat(requests.answers).hasSize(requests.sent);
            assertThat(result.broken()).isEqualTo((requests.sent + 50) / 100);
            assertThat(requests.answers.values().stream().filter(status -> status == 0))
                    .hasSize((int) result.broken());
            assertThat(result.failed()).isEqualTo(1 + result.broken());
            assertThat(result.succeeded()).isEqualTo(requests.sent - result.failed());
            assertThat(result.nanos().getTotalCount()).isEqualTo(result.succeeded());
            assertThat(result.clientCores()).isBetween(0.0, 1.0);
        }
    }

    @Test
    void breaksOffWhenThereIsNoServerAnyMore() throws Exception {
        TrivialServer server = new TrivialServer(BODY);
        CompletableFuture.runAsync(server::close, CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS));

        assertThatThrownBy(() -> ClosedLoop.run(server.address(), new Counting(), 2, Duration.ofSeconds(20)))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(server.address().toString());
    }

    @Test
    void understandsChunkedAnswers() throws Exception {
        try (TrivialServer server = new TrivialServer(CHUNKED)) {
            LoadResult result = ClosedLoop.run(server.address(), new Counting(), 2, Duration.ofMillis(200));

            assertThat(result.succeeded()).isPositive();
        }
    }

    @Test
    void keepsItsRateInAnOpenLoop() throws Exception {
        try (TrivialServer server = new TrivialServer(BODY)) {
            Counting requests = new Counting();
            LoadResult result = OpenLoop.run(server.address(), requests, 200, 8, Duration.ofSeconds(1));

            assertThat((double) requests.sent).isCloseTo(200, within(20.0));
            assertThat(result.succeeded() + result.failed()).isEqualTo(requests.sent);
        }
    }
}
