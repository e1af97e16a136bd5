package io.corebank.eventstore.axon;

import io.corebank.eventstore.EventStoreSettings;
import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.OperationResolver;
import io.corebank.eventstore.WriteRight;
import io.corebank.eventstore.commit.CommitLoop;
import io.corebank.eventstore.commit.Committer;
import io.corebank.eventstore.commit.Lineage;
import io.corebank.eventstore.commit.Log;
import io.corebank.eventstore.commit.LogReader;
import io.corebank.eventstore.postgres.EventRows;
import io.corebank.eventstore.postgres.HeadFollower;
import io.corebank.eventstore.postgres.OperationRows;
import io.corebank.eventstore.postgres.PostgresLog;
import io.corebank.eventstore.postgres.SnapshotRows;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import javax.sql.DataSource;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/**
 * The running parts of one event store: committer, tail and follower, and the makers of what Axon needs on top of them.
 * Closing it commits what is queued and lets another process take over.
 */
public final class EventStoreRuntime implements WriteRight, AutoCloseable {

    private final EventStoreSettings settings;
    private final Lineage lineage = new Lineage();
    private final PendingTickets pending = new PendingTickets(lineage);
    private final ExecutorService answers = Threads.answers();
    private final ExecutorService lookUps = Threads.lookUps();
    private final ExecutorService snapshotting = Threads.snapshots();
    private final EventRows rows;
    private final SnapshotRows snapshots;
    private final OperationRows operations;
    private final Tail tail;
    private final MemoryUpkeep upkeep;
    private final HeadFollower follower;
    private final Committer committer;
    private final CommitLoop loop;

    public EventStoreRuntime(DataSource dataSource, EventStoreSettings settings) {
        this(dataSource, settings, new PostgresLog(dataSource, settings.writerSilence(), settings.compactContent()));
    }

    /** @param log what the committer writes to, which a test may make fail */
    EventStoreRuntime(DataSource dataSource, EventStoreSettings settings, Log log) {
        this.settings = settings;
        this.rows = new EventRows(dataSource);
        this.snapshots = new SnapshotRows(dataSource);
        this.operations = new OperationRows(dataSource);
        this.tail = new Tail(settings.tailCapacity());
        this.follower = new HeadFollower(dataSource, rows, tail::moveTo);
        this.upkeep = new MemoryUpkeep(tail, writing -> follower.follow(!writing));
        this.committer = new Committer(log, lineage, upkeep, answers, Clock.systemUTC(), settings.cachedStreams());
        this.loop = new CommitLoop(committer);
    }

    /** Starts to follow the log, and to write it as soon as no other process does. */
    public void start() {
        tail.moveTo(rows.head());
        follower.start();
        loop.start();
    }

    public LogReader rows() {
        return rows;
    }

    public OperationLog operationLog() {
        return operations;
    }

    /** Whether this process is the writer of the log. */
    @Override
    public boolean isWriting() {
        return committer.isWriting();
    }

    /** The position of the newest event that this process knows to be durable. */
    public long head() {
        return tail.head();
    }

    /** How many groups of tickets this process has made durable. */
    public long committedGroups() {
        return upkeep.groups();
    }

    /** How many events were in them. */
    public long committedEvents() {
        return upkeep.events();
    }

    public TicketingEventStorageEngine storageEngine(
            Serializer eventSerializer,
            Serializer snapshotSerializer,
            EventUpcaster upcasters,
            SnapshotFilter snapshotFilter) {
        return new TicketingEventStorageEngine.Builder(
                        committer, lineage, rows, snapshots, pending, eventSerializer, snapshotSerializer)
                .reading(upcasters, snapshotFilter)
                .build();
    }

    public TailingEventStore eventStore(
            TicketingEventStorageEngine engine,
            MessageMonitor<? super EventMessage<?>> monitor,
            EventBusSpanFactory spans) {
        return new TailingEventStore.Builder()
                .observedBy(new DurableMonitor(monitor, lineage), spans)
                .build(tail, engine, settings.allowSubscribingProcessors());
    }

    /** A builder of the command bus, to which whatever any command bus can be given may be added. */
    public PipelinedCommandBus.Builder commandBus(
            RoutingStrategy routing, OperationResolver resolver, Serializer resultSerializer) {
        int invokers = settings.invokers() > 0
                ? settings.invokers()
                : Runtime.getRuntime().availableProcessors();
        return new PipelinedCommandBus.Builder(
                committer,
                lineage,
                Invokers.start(invokers, routing),
                resolver,
                new OperationOutcomes(operations, lookUps, OperationOutcomes.MOST_RECENT).toldOn(answers),
                resultSerializer,
                settings.maxCommandsInFlight());
    }

    public Cache aggregateCache() {
        AggregateCache cache = new AggregateCache(lineage, settings.cachedAggregates());
        upkeep.evictFrom(cache::evict);
        return cache;
    }

    /** Takes a snapshot of an aggregate after every so many of its events. */
    public SnapshotTriggerDefinition snapshotsEvery(int events, TicketingEventStorageEngine engine) {
        return new MemorySnapshots(events, engine, lineage, committer, snapshotting);
    }

    @Override
    public void close() {
        loop.close();
        follower.close();
        answers.shutdown();
        lookUps.shutdown();
        snapshotting.shutdown();
    }
}
