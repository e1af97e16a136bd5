package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.EventStoreSettings;
import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.OperationResolver;
import io.corebank.eventstore.RefusalCodec;
import io.corebank.eventstore.postgres.EventRows;
import io.corebank.eventstore.postgres.EventSearch;
import io.corebank.eventstore.postgres.PostgresEventLog;
import io.corebank.eventstore.postgres.PostgresLog;
import io.corebank.eventstore.postgres.ReservedOperations;
import java.time.Clock;
import javax.sql.DataSource;
import org.axonframework.axonserver.connector.command.AxonServerCommandBus;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** The running parts of a process on Axon Server, and the makers of what Axon needs on top of them. */
public final class AxonServerRuntime implements AutoCloseable {

    /** What Axon must use as event store. */
    public static final Class<? extends EventStore> EVENT_STORE = PositionedEventStore.class;

    /** What Axon must use as command bus. */
    public static final Class<? extends CommandBus> COMMAND_BUS = ArrivingCommandBus.class;

    /** What Axon must keep aggregates in, if it keeps them. */
    public static final Class<? extends Cache> CACHE = AggregateMemory.class;

    private final DataSource dataSource;
    private final PositionedEventStore events;
    private final Serializer eventSerializer;
    private final ReservedOperations operations;
    private final RemoteFailures failures;
    private final OperationTrail trail;
    private final BundleCodec codec;
    private final int mostWaiting;
    private final int cachedAggregates;
    private final @Nullable LogMirror mirror;

    /** @param mirrored whether this process keeps a copy of the log in its database */
    public AxonServerRuntime(
            DataSource dataSource,
            EventStoreSettings settings,
            AxonServerEventStore server,
            RefusalCodec refusals,
            Serializer messageSerializer,
            Serializer eventSerializer,
            boolean mirrored) {
        this.dataSource = dataSource;
        this.events = new PositionedEventStore(server);
        this.eventSerializer = eventSerializer;
        this.operations = new ReservedOperations(dataSource);
        this.failures = new RemoteFailures(refusals);
        this.codec = new BundleCodec(messageSerializer);
        this.mostWaiting = settings.maxCommandsInFlight();
        this.cachedAggregates = settings.cachedAggregates();
        this.trail = new OperationTrail(server, messageSerializer, events::head, operations);
        this.mirror = mirrored
                ? new LogMirror(
                        events,
                        new PostgresLog(dataSource, settings.writerSilence(), settings.compactContent()),
                        eventSerializer)
                : null;
        server.registerDispatchInterceptor(trail);
    }

    /** Starts to copy the log, if this process does. */
    public void start() {
        if (mirror != null) {
            mirror.start();
        }
    }

    public EventStore eventStore() {
        return events;
    }

    public OperationLog operationLog() {
        return operations;
    }

    public EventLog eventLog() {
        return mirror == null
                ? new RemoteEventLog(events, eventSerializer)
                : new MirroredEventLog(
                        events, new PostgresEventLog(new EventRows(dataSource), new EventSearch(dataSource)));
    }

    /**
     * Handles commands on the spot, each operation at most once.
     *
     * @param handlers handles a command on the thread that dispatches it
     * @param targets tells which aggregate a command is for
     */
    public CommandBus localSegment(
            CommandBus handlers, OperationResolver resolver, RoutingStrategy targets, CommandBusSpanFactory spans) {
        OperationRunner runner =
                new OperationRunner(handlers, resolver, targets, operations, trail, failures, Clock.systemUTC());
        return new ReservingCommandBus(handlers, runner, codec, spans);
    }

    /** Sends commands to wherever they are handled. */
    public CommandBus commandBus(AxonServerCommandBus server, RoutingStrategy targets, CommandBusSpanFactory spans) {
        return new ArrivingCommandBus<>(server, failures, codec, targets, spans, mostWaiting);
    }

    /** The aggregates used last. */
    public Cache aggregateCache() {
        return new AggregateMemory(cachedAggregates);
    }

    @Override
    public void close() {
        if (mirror != null) {
            mirror.close();
        }
    }
}
