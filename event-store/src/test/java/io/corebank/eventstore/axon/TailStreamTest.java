package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;

/** What a reader is handed of events that it has said it does not want, while all of them are in memory. */
class TailStreamTest {

    private final Tail tail = new Tail(1024);
    private final TailStream stream = new TailStream(tail, Mockito.mock(TicketingEventStorageEngine.class), 0);

    @Test
    void handsOutEveryEventUntilToldOtherwise() throws InterruptedException {
        append("text", 1L, "text", 2L);
        assertThat(positionsOfAll()).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void passesOverWhatIsNotWanted() throws InterruptedException {
        stream.skipMessagesWithPayloadTypeOf(event(0, "text"));
        append("text", "text", 1L, "text", 2L);
        assertThat(positionsOfAll()).containsExactly(3L, 5L);
    }

    @Test
    void handsOutTheNewestEventInAnyCase() throws InterruptedException {
        stream.skipMessagesWithPayloadTypeOf(event(0, "text"));
        append(1L, "text", "text", "text");
        assertThat(positionsOfAll()).containsExactly(1L, 4L);
        append("text", "text");
        assertThat(positionsOfAll()).containsExactly(6L);
    }

    @Test
    void tellsInBetweenHowFarItHasCome() throws InterruptedException {
        stream.skipMessagesWithPayloadTypeOf(event(0, "text"));
        append(LongStream.range(0, 600).mapToObj(i -> "text").toArray());
        assertThat(positionsOfAll()).containsExactly(257L, 514L, 600L);
    }

    private void append(Object... payloads) {
        List<TrackedEventMessage<?>> events = new ArrayList<>();
        for (Object payload : payloads) {
            events.add(event(tail.head() + events.size() + 1, payload));
        }
        tail.append(events);
    }

    private static TrackedEventMessage<?> event(long position, Object payload) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(position),
                new GenericDomainEventMessage<>("Thing", "thing-1", position, payload));
    }

    private List<Long> positionsOfAll() throws InterruptedException {
        List<Long> positions = new ArrayList<>();
        while (stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)) {
            positions.add(TicketingEventStorageEngine.positionOf(
                    stream.nextAvailable().trackingToken()));
        }
        return positions;
    }
}
