package io.corebank.bench.chaos.check;

import io.axoniq.axonserver.grpc.event.Event;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.corebank.bench.lab.AxonServer;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The log in an Axon Server, which counts from 0 what the bank counts from 1. */
final class AxonServerLog implements EventSource {

    private static final byte[] NONE = {};

    private final AxonServer server;

    AxonServerLog(AxonServer server) {
        this.server = server;
    }

    @Override
    public void read(Consumer<LogEvent> sink) {
        server.read(event -> sink.accept(event(event)));
    }

    private static LogEvent event(EventWithToken read) {
        Event event = read.getEvent();
        return LogEvent.of(
                read.getToken() + 1,
                TimeUnit.MILLISECONDS.toMicros(event.getTimestamp()),
                event.getAggregateSequenceNumber(),
                new LogEvent.Type(
                        event.getAggregateType(),
                        event.getPayload().getType(),
                        event.getPayload().getRevision()),
                event.getAggregateIdentifier(),
                event.getMessageIdentifier(),
                NONE,
                event.getPayload().getData().toByteArray(),
                NONE);
    }

    @Override
    public long head() {
        return server.head();
    }

    @Override
    public boolean isChained() {
        return false;
    }
}
