package io.corebank.eventstore.axon;

import io.corebank.eventstore.Operation;
import io.corebank.eventstore.commit.Committer;
import io.corebank.eventstore.commit.Lineage;
import io.corebank.eventstore.commit.Ticket;
import io.corebank.eventstore.sample.Jar;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.eventhandling.DefaultEventBusSpanFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.snapshotting.SnapshotFilter;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.modelling.command.AggregateAnnotationCommandHandler;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.axonframework.monitoring.NoOpMessageMonitor;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.axonframework.tracing.NoOpSpanFactory;

/** Bus, engine, cache, snapshots and committer as in a real process, with simulated threads, clock and log. */
final class SimulatedProcess {

    static final Serializer SERIALIZER = Jackson3Serializer.builder().build();

    private static final AggregateModel<Jar> MODEL = AnnotatedAggregateMetaModelFactory.inspectAggregate(Jar.class);
    private static final int CACHED_JARS = 2;
    private static final int SNAPSHOT_EVERY = 4;
    private static final int MOST_IN_FLIGHT = 12;
    private static final int REMEMBERED_OPERATIONS = 3;

    private final Lineage lineage = new Lineage();
    private final Tail tail = new Tail(8);
    private final Committer committer;
    private final PipelinedCommandBus bus;
    private final TailingEventStore store;

    SimulatedProcess(SimulatedLog log, SimulatedScheduler scheduler, RandomGenerator random, Clock clock) {
        MemoryUpkeep upkeep = new MemoryUpkeep(tail, writing -> {});
        committer = new Committer(log, lineage, upkeep, scheduler.thread(), clock, 3);
        TicketingEventStorageEngine engine = new TicketingEventStorageEngine.Builder(
                        committer, lineage, log, log.snapshots(), waitingByCommitting(), SERIALIZER, SERIALIZER)
                .reading(NoOpEventUpcaster.INSTANCE, SnapshotFilter.allowAll())
                .build();
        store = new TailingEventStore.Builder()
                .observedBy(
                        NoOpMessageMonitor.INSTANCE,
                        DefaultEventBusSpanFactory.builder()
                                .spanFactory(NoOpSpanFactory.INSTANCE)
                                .build())
                .build(tail, engine, false);
        bus = new PipelinedCommandBus.Builder(
                        committer,
                        lineage,
                        new Invokers(
                                List.of(
                                        new Lane(scheduler.thread(), sometimes(random)),
                                        new Lane(scheduler.thread(), sometimes(random))),
                                AnnotationRoutingStrategy.defaultStrategy(),
                                Threads.invokers(1)),
                        command -> Optional.of(new Operation(
                                command.getMetaData().get("operationId").toString(), null)),
                        new OperationOutcomes(log.operationLog(), scheduler.thread(), REMEMBERED_OPERATIONS)
                                .toldOn(scheduler.thread()),
                        SERIALIZER,
                        MOST_IN_FLIGHT)
                .build();
        bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            interrupt(random);
            Object result = chain.proceed();
            interrupt(random);
            return result;
        });
        AggregateCache cache = new AggregateCache(lineage, CACHED_JARS);
        upkeep.evictFrom(cache::evict);
        subscribe(engine, cache, scheduler);
    }

    private void subscribe(TicketingEventStorageEngine engine, AggregateCache cache, SimulatedScheduler scheduler) {
        EventSourcingRepository<Jar> repository = EventSourcingRepository.builder(Jar.class)
                .aggregateModel(MODEL)
                .eventStore(store)
                .cache(cache)
                .snapshotTriggerDefinition(
                        new MemorySnapshots(SNAPSHOT_EVERY, engine, lineage, committer, scheduler.thread()))
                .build();
        AggregateAnnotationCommandHandler.<Jar>builder()
                .aggregateType(Jar.class)
                .aggregateModel(MODEL)
                .parameterResolverFactory(ClasspathParameterResolverFactory.forClass(Jar.class))
                .repository(repository)
                .build()
                .subscribe(bus);
    }

    /** Whoever waits for a ticket lets the committer work meanwhile. */
    private PendingTickets waitingByCommitting() {
        return new PendingTickets(lineage) {
            @Override
            protected void join(Ticket ticket) throws java.util.concurrent.ExecutionException {
                while (!ticket.settled().isDone()) {
                    turn();
                }
                try {
                    ticket.settled().get();
                } catch (InterruptedException impossible) {
                    throw new AssertionError(impossible);
                }
            }
        };
    }

    private static Lender sometimes(RandomGenerator random) {
        return new Lender() {
            @Override
            public boolean borrow() {
                return random.nextBoolean();
            }

            @Override
            public void giveBack() {
                // Lent at random, and not counted.
            }
        };
    }

    /** The committer may come in between any two steps of a command. */
    private void interrupt(RandomGenerator random) {
        while (random.nextInt(4) == 0) {
            turn();
        }
    }

    void turn() {
        try {
            committer.turn(0, TimeUnit.NANOSECONDS);
        } catch (InterruptedException impossible) {
            throw new AssertionError(impossible);
        }
    }

    boolean isWriting() {
        return committer.isWriting();
    }

    PipelinedCommandBus bus() {
        return bus;
    }

    TailingEventStore store() {
        return store;
    }
}
