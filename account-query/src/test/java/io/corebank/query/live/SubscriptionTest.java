package io.corebank.query.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionTest {

    private static final String ID = "account";
    private static final long EVENTS = 250;

    private final StreamHistory history = mock(StreamHistory.class);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 30, 101, 1_000})
    void missesNothingHoweverLittleAResumedStreamMayHold(int capacity) {
        when(history.from(eq(ID), anyLong(), anyInt())).thenAnswer(asked -> page(asked.getArgument(1)));
        SlowClient client = new SlowClient(capacity);
        new Subscription(ID, Instant.MAX, history, Runnable::run, client).begin(0);
        while (client.read()) {
            assertThat(client.waiting).hasSizeLessThanOrEqualTo(capacity);
        }
        assertThat(client.taken)
                .containsExactlyElementsOf(LongStream.rangeClosed(1, EVENTS)
                        .mapToObj(Long::toString)
                        .toList());
    }

    @Test
    void isNotBusyBeforeAnythingWaits() {
        ServletConnection smallest =
                new ServletConnection(mock(AsyncContext.class), mock(ServletOutputStream.class), 1, () -> {});
        assertThat(smallest.isBusy()).isFalse();
        assertThat(smallest.offer(new byte[1])).isTrue();
        assertThat(smallest.isBusy()).isTrue();
        assertThat(smallest.offer(new byte[1])).isFalse();
    }

    @Test
    void needsABuffer() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LiveSettings(Duration.ofSeconds(1), 1, 0));
    }

    private static List<Frame> page(long sequence) {
        return LongStream.rangeClosed(sequence + 1, Math.min(EVENTS, sequence + 100))
                .mapToObj(
                        position -> new Frame(position, Long.toString(position).getBytes(StandardCharsets.US_ASCII)))
                .toList();
    }

    /** Takes what waits only when it is told to. */
    private static final class SlowClient implements Connection {

        private final int capacity;
        private final List<String> waiting = new ArrayList<>();
        private final List<String> taken = new ArrayList<>();
        private @Nullable Runnable drained;

        SlowClient(int capacity) {
            this.capacity = capacity;
        }

        /** Answers whether there was anything. */
        boolean read() {
            boolean something = !waiting.isEmpty();
            taken.addAll(waiting);
            waiting.clear();
            Runnable task = drained;
            drained = null;
            if (task != null) {
                task.run();
            }
            return something;
        }

        @Override
        public boolean offer(byte[] bytes) {
            return waiting.size() < capacity && waiting.add(new String(bytes, StandardCharsets.US_ASCII));
        }

        @Override
        public boolean isBusy() {
            return waiting.size() > capacity / 2;
        }

        @Override
        public void whenDrained(Runnable task) {
            drained = task;
        }

        @Override
        public void finish() {
            throw new AssertionError("nothing ends here");
        }

        @Override
        public void abort() {
            throw new AssertionError("nothing ends here");
        }
    }
}
