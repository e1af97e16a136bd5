package io.corebank.query.reconciliation;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/**
 * A part of the log, with the accounts and transfers that begin in it. Whoever goes through the log window by window
 * thus meets each of them once.
 *
 * @param end the position of the last event in it
 * @param atHead whether the log ended there
 */
record LogWindow(long end, boolean atHead, List<Beginning> beginnings) {

    /** The first event of an account or a transfer. */
    record Beginning(String id, boolean ofAccount, long position) {}

    private static final String ACCOUNT = "Account";
    private static final String TRANSFER = "Transfer";

    /** Reads the window behind a position. */
    static LogWindow after(long position, int size, EventStore events) {
        List<Beginning> beginnings = new ArrayList<>();
        long end = position;
        int read = 0;
        try (BlockingStream<TrackedEventMessage<?>> stream =
                events.openStream(position == 0 ? null : new GlobalSequenceTrackingToken(position))) {
            while (read < size && stream.hasNextAvailable(0, TimeUnit.MILLISECONDS)) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                end = event.trackingToken().position().orElse(end);
                read++;
                addBeginning(event, end, beginnings);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading the log", interrupted);
        }
        return new LogWindow(end, read < size, beginnings);
    }

    private static void addBeginning(TrackedEventMessage<?> message, long position, List<Beginning> beginnings) {
        if (message instanceof DomainEventMessage<?> event && event.getSequenceNumber() == 0) {
            boolean ofAccount = ACCOUNT.equals(event.getType());
            if (ofAccount || TRANSFER.equals(event.getType())) {
                beginnings.add(new Beginning(event.getAggregateIdentifier(), ofAccount, position));
            }
        }
    }
}
