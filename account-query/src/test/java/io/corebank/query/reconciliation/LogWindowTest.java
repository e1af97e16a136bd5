package io.corebank.query.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.corebank.eventstore.EventFilter;
import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.EventSlice;
import io.corebank.eventstore.StoredEvent;
import io.corebank.query.reconciliation.LogWindow.Beginning;
import java.time.Instant;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The log, window by window, as it is read in slices that may be shorter than asked for. */
class LogWindowTest {

    private static final int SLICE = 3;

    /** Accounts and transfers begin at every fourth position. */
    private static EventLog logUpTo(long head) {
        EventLog log = mock(EventLog.class);
        when(log.find(eq(EventFilter.ALL), anyLong(), eq(true), anyInt())).thenAnswer(call -> {
            long from = call.getArgument(1);
            int limit = Math.min(SLICE, call.getArgument(3, Integer.class));
            long last = Math.min(head, from + limit - 1);
            Long next = last < head ? Long.valueOf(last + 1) : null;
            return new EventSlice(
                    LongStream.rangeClosed(from, last)
                            .mapToObj(LogWindowTest::eventAt)
                            .toList(),
                    next);
        });
        return log;
    }

    private static StoredEvent eventAt(long position) {
        String type = position % 8 == 0 ? "Transfer" : "Account";
        String id = (position % 4 == 2 ? "message-" : "aggregate-") + position / 4;
        return new StoredEvent(
                position, id, position % 4 == 2 ? "" : type, position % 4, "T", null, Instant.EPOCH, "e", "", "", "");
    }

    @Test
    void meetsEveryBeginningOnceAndKnowsWhereTheLogEnds() {
        EventLog log = logUpTo(21);

        LogWindow first = LogWindow.after(0, 10, log);
        LogWindow second = LogWindow.after(first.end(), 10, log);
        LogWindow third = LogWindow.after(second.end(), 10, log);

        assertThat(List.of(first.end(), second.end(), third.end())).containsExactly(10L, 20L, 21L);
        assertThat(first.atHead()).isFalse();
        assertThat(second.atHead()).isFalse();
        assertThat(third.atHead()).isTrue();
        assertThat(first.beginnings())
                .containsExactly(new Beginning("aggregate-1", true, 4), new Beginning("aggregate-2", false, 8));
        assertThat(second.beginnings()).extracting(Beginning::position).containsExactly(12L, 16L, 20L);
        assertThat(third.beginnings()).isEmpty();
    }

    @Test
    void isEmptyWhereNothingHasHappened() {
        assertThat(LogWindow.after(0, 10, logUpTo(0))).isEqualTo(new LogWindow(0, true, List.of()));
    }
}
