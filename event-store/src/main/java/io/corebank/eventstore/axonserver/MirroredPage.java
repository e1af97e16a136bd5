package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.axon.EventSerialization;
import io.corebank.eventstore.commit.HashChain;
import io.corebank.eventstore.commit.LogBatch;
import io.corebank.eventstore.commit.LogWriter;
import io.corebank.eventstore.commit.LoggedEvent;
import io.corebank.eventstore.commit.NewEvent;
import io.corebank.eventstore.commit.StreamHead;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;

/** Some events of Axon Server, in order, as the batch that copies them. */
record MirroredPage(List<TrackedEventMessage<?>> events, Serializer serializer) {

    /** The batch that follows what has been copied up to a position. */
    LogBatch after(long head, LogWriter writer) {
        List<NewEvent> copies = events.stream()
                .map(event -> EventSerialization.serialize(event, serializer))
                .toList();
        Map<String, StreamHead> ends = new HashMap<>(
                writer.streamHeads(copies.stream().map(NewEvent::aggregateId).collect(Collectors.toSet())));
        List<LoggedEvent> logged = new ArrayList<>();
        for (int i = 0; i < copies.size(); i++) {
            NewEvent copy = copies.get(i);
            long position = head + i + 1;
            requirePosition(position, events.get(i));
            StreamHead end = ends.getOrDefault(copy.aggregateId(), StreamHead.EMPTY);
            byte[] hash = HashChain.next(end.hash(), copy.contentHash());
            ends.put(copy.aggregateId(), new StreamHead(copy.sequence(), hash));
            logged.add(new LoggedEvent(position, copy, hash));
        }
        return new LogBatch(head, logged, List.of());
    }

    private static void requirePosition(long wanted, TrackedEventMessage<?> event) {
        long got = PositionedEventStore.positionIn(event.trackingToken());
        if (got != wanted) {
            throw new IllegalStateException(
                    "Position " + wanted + " of the log is to be copied, but Axon Server hands out " + got);
        }
    }
}
