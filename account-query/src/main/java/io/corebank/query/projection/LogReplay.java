package io.corebank.query.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.SerializationException;

/** Reads the log once more for one projection, batch by batch, and says what each batch adds to it. */
public final class LogReplay implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final int PATIENCE_MILLIS = 100;

    private final Assembly<?> assembly;
    private final BlockingStream<TrackedEventMessage<?>> stream;
    private long position;

    /** Begins behind a position. */
    public LogReplay(EventStore events, Assembly<?> assembly, long after) {
        this.assembly = assembly;
        this.stream = events.openStream(new GlobalSequenceTrackingToken(after));
        this.position = after;
    }

    /**
     * Some events in order.
     *
     * @param events those that change a document
     * @param position of the last event that was read, whether it changes one or not
     * @param begun how many documents begin with them
     * @param weight what they add to the checksum
     * @param leftOut whether events were left out
     */
    public record Batch(List<RecordedEvent> events, long position, long begun, long weight, boolean leftOut) {}

    /**
     * What is there, up to a batch; waits a moment when nothing is, and then may be empty.
     *
     * @param parked sequences that stand still, with the position from which on their events are left out
     */
    public Batch next(Map<String, Long> parked) {
        Gathering gathering = new Gathering();
        try {
            int patience = PATIENCE_MILLIS;
            for (int read = 0; read < BATCH && stream.hasNextAvailable(patience, TimeUnit.MILLISECONDS); read++) {
                TrackedEventMessage<?> message = stream.nextAvailable();
                gather(message, parked, gathering);
                position = positionOf(message);
                patience = 0;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        return new Batch(gathering.events, position, gathering.begun, gathering.weight, gathering.leftOut);
    }

    /** What becomes a batch. */
    private static final class Gathering {
        private final List<RecordedEvent> events = new ArrayList<>();
        private long begun;
        private long weight;
        private boolean leftOut;
    }

    private void gather(TrackedEventMessage<?> message, Map<String, Long> parked, Gathering gathering) {
        try {
            RecordedEvent event = recorded(message);
            if (assembly.idOf(event) == null) {
                return;
            }
            if (waits(assembly.sequenceOf(event), event.position(), parked)) {
                gathering.leftOut = true;
                return;
            }
            gathering.events.add(event);
            gathering.begun += assembly.begins(event) ? 1 : 0;
            gathering.weight += assembly.weightOf(event);
        } catch (SerializationException unreadable) {
            if (!(message instanceof DomainEventMessage<?> event)
                    || !waits(event.getAggregateIdentifier(), positionOf(message), parked)) {
                throw unreadable;
            }
            gathering.leftOut = true;
        }
    }

    /** What came before the first event that waits is in the live index, and nobody will bring it again. */
    private static boolean waits(String sequence, long position, Map<String, Long> parked) {
        Long first = parked.get(sequence);
        return first != null && first <= position;
    }

    private static RecordedEvent recorded(TrackedEventMessage<?> message) {
        long version = message instanceof DomainEventMessage<?> event ? event.getSequenceNumber() + 1 : 0;
        return new RecordedEvent(
                message.getPayload(),
                message.getIdentifier(),
                version,
                positionOf(message),
                message.getTimestamp(),
                message::getMetaData);
    }

    private static long positionOf(TrackedEventMessage<?> message) {
        return Optional.ofNullable(message.trackingToken())
                .map(TrackingToken::position)
                .orElseThrow()
                .orElseThrow();
    }

    @Override
    public void close() {
        stream.close();
    }
}
