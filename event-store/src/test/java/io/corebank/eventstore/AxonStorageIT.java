package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.axon.TailingEventStore;
import io.corebank.eventstore.axon.TicketingEventStorageEngine;
import io.corebank.eventstore.sample.JarApplication;
import io.corebank.eventstore.sample.JarOpened;
import io.corebank.eventstore.sample.MarblesMoved;
import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.context.ConfigurableApplicationContext;

/** What Axon expects of any event store and storage engine, point by point. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class AxonStorageIT {

    private static final TestDatabase DATABASE = TestServers.postgres();

    private static ConfigurableApplicationContext application;
    private static TailingEventStore store;
    private static TicketingEventStorageEngine engine;

    private final String jar = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        application = JarApplication.startOn(DATABASE, "jar.watch=true");
        await().until(application.getBean(EventStoreRuntime.class)::isWriting);
        store = application.getBean(TailingEventStore.class);
        engine = application.getBean(TicketingEventStorageEngine.class);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private DomainEventMessage<?> opened() {
        return new GenericDomainEventMessage<>("Jar", jar, 0, new JarOpened(jar), Map.of("by", "somebody"));
    }

    private DomainEventMessage<?> moved(int sequence) {
        return new GenericDomainEventMessage<>("Jar", jar, sequence, new MarblesMoved(jar, 1, sequence));
    }

    private static List<EventMessage<?>> read(TrackingToken from, int count) throws Exception {
        List<EventMessage<?>> events = new ArrayList<>();
        try (TrackingEventStream stream = store.openStream(from)) {
            while (events.size() < count && stream.hasNextAvailable(5, TimeUnit.SECONDS)) {
                events.add(stream.nextAvailable());
            }
        }
        return events;
    }

    @Test
    void loadsWhatItStored() {
        engine.appendEvents(opened(), moved(1), moved(2));
        assertThat(engine.readEvents(jar).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(0L, 1L, 2L);
        assertThat(engine.readEvents(jar, 1).asStream()).hasSize(2).allSatisfy(event -> {
            assertThat(event.getPayload()).isInstanceOf(MarblesMoved.class);
            assertThat(event.getType()).isEqualTo("Jar");
        });
        DomainEventMessage<?> first = engine.readEvents(jar).next();
        assertThat(first.getPayload()).isEqualTo(new JarOpened(jar));
        assertThat(first.getMetaData()).containsEntry("by", "somebody");
        assertThat(engine.lastSequenceNumberFor(jar)).contains(2L);
    }

    @Test
    void knowsNothingOfAnAggregateThatIsNotThere() {
        assertThat(engine.readEvents(jar).hasNext()).isFalse();
        assertThat(engine.lastSequenceNumberFor(jar)).isEmpty();
        assertThat(engine.readSnapshot(jar)).isEmpty();
    }

    @Test
    void keepsTheNewestSnapshotAndReadsOnFromIt() {
        engine.appendEvents(opened(), moved(1), moved(2));
        engine.storeSnapshot(snapshotOf("Bag"));
        engine.storeSnapshot(snapshotOf("Bag"));
        assertThat(engine.readSnapshot(jar)).hasValueSatisfying(found -> assertThat(found.getSequenceNumber())
                .isEqualTo(1));
        assertThat(store.readEvents(jar).asStream())
                .extracting(DomainEventMessage::getSequenceNumber)
                .containsExactly(1L, 2L);
    }

    private DomainEventMessage<?> snapshotOf(String type) {
        return new GenericDomainEventMessage<>(type, jar, 1, new MarblesMoved(jar, 1, 1));
    }

    @Test
    void looksPastASnapshotOfAnotherRevision() {
        engine.appendEvents(opened(), moved(1), moved(2));
        engine.storeSnapshot(snapshotOf("Jar"));
        assertThat(engine.readSnapshot(jar))
                .as("the snapshots of jars have no revision")
                .isEmpty();
        assertThat(store.readEvents(jar).asStream()).hasSize(3);
    }

    @Test
    void refusesASequenceThatIsTaken() {
        engine.appendEvents(opened(), moved(1));
        assertThatThrownBy(() -> engine.appendEvents(opened())).isInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> engine.appendEvents(moved(1)))
                .isInstanceOf(ConcurrencyException.class)
                .isNotInstanceOf(AggregateStreamCreationException.class);
        assertThatThrownBy(() -> engine.appendEvents(moved(3))).isInstanceOf(ConcurrencyException.class);
        assertThat(engine.readEvents(jar).asStream()).hasSize(2);
    }

    @Test
    void streamsEventsThatBelongToNoAggregate() throws Exception {
        TrackingToken head = store.createHeadToken();
        EventMessage<?> event = GenericEventMessage.asEventMessage(new JarOpened(jar));
        store.publish(event);
        EventMessage<?> read = read(head, 1).get(0);
        assertThat(read.getIdentifier()).isEqualTo(event.getIdentifier());
        assertThat(read.getPayload()).isEqualTo(event.getPayload());
        assertThat(read).isNotInstanceOf(DomainEventMessage.class);
    }

    @Test
    void continuesBehindATokenWithoutGapOrRepetition() throws Exception {
        TrackingToken before = store.createHeadToken();
        engine.appendEvents(opened(), moved(1), moved(2));
        List<EventMessage<?>> all = read(before, 3);
        TrackingToken second = ((TrackedEventMessage<?>) all.get(1)).trackingToken();
        assertThat(read(second, 1))
                .extracting(EventMessage::getIdentifier)
                .containsExactly(all.get(2).getIdentifier());
        assertThat(second.position().orElseThrow()).isEqualTo(before.position().orElseThrow() + 2);
    }

    @Test
    void makesTokensAtTimes() {
        Instant start = Instant.parse("2101-01-01T00:00:00Z");
        engine.appendEvents(List.of(at(0, start.plusSeconds(20)), at(1, start), at(2, start.plusSeconds(40))));
        long first = engine.createTokenAt(start).position().orElseThrow();
        assertThat(engine.createTokenAt(start.minusSeconds(1)).position()).hasValue(first);
        assertThat(engine.createTokenAt(start.plusSeconds(20)).position()).hasValue(first);
        assertThat(engine.createTokenAt(start.plusSeconds(30)).position()).hasValue(first + 2);
        assertThat(engine.createTokenAt(start.plusSeconds(600))).isEqualTo(engine.createHeadToken());
        assertThat(engine.createTailToken().position()).hasValue(0);
    }

    private DomainEventMessage<?> at(int sequence, Instant instant) {
        DomainEventMessage<?> event = moved(sequence);
        return new GenericDomainEventMessage<>("Jar", jar, sequence, event, instant);
    }

    @Test
    void showsEventsOnlyOnceTheirUnitOfWorkIsCommitted() {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        store.publish(opened(), moved(1));
        assertThat(store.readEvents(jar).asStream())
                .as("in the same unit of work")
                .hasSize(2);
        assertThat(CompletableFuture.supplyAsync(() -> engine.readEvents(jar).hasNext()))
                .succeedsWithin(10, TimeUnit.SECONDS)
                .isEqualTo(false);
        unitOfWork.commit();
        assertThat(store.readEvents(jar).asStream()).hasSize(2);
    }

    @Test
    void forgetsEventsOfAUnitOfWorkThatIsRolledBack() {
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        store.publish(opened());
        unitOfWork.rollback();
        assertThat(engine.readEvents(jar).hasNext()).isFalse();
        engine.appendEvents(opened());
        assertThat(engine.lastSequenceNumberFor(jar)).contains(0L);
    }

    @Test
    void blocksAReaderAtTheEndUntilThereIsMore() throws Exception {
        try (TrackingEventStream stream = store.openStream(store.createHeadToken())) {
            assertThat(stream.hasNextAvailable(10, TimeUnit.MILLISECONDS)).isFalse();
            CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> hasNext(stream));
            assertThat(waiting).isNotDone();
            engine.appendEvents(opened());
            assertThat(waiting).succeedsWithin(10, TimeUnit.SECONDS).isEqualTo(true);
            assertThat(stream.peek()).isPresent();
        }
    }

    private static boolean hasNext(TrackingEventStream stream) {
        try {
            return stream.hasNextAvailable(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void upcastsOldRevisionsForAggregatesAndStreams() throws Exception {
        TrackingToken before = store.createHeadToken();
        engine.appendEvents(opened(), moved(1));
        Audit tables = new Audit(DATABASE);
        tables.execute("insert into event_store.event_type (aggregate_type, payload_type, revision)"
                + " values ('Jar', '" + MarblesMoved.class.getName() + "', '0') on conflict do nothing");
        tables.execute("update event_store.event set payload = convert_to('{\"jarId\":\"" + jar
                + "\",\"amount\":7,\"content\":7}', 'UTF8'), type = (select max(id) from event_store.event_type"
                + " where revision = '0') where sequence = 1 and aggregate_id = event_store.key_of('" + jar + "')");
        application.getBean("aggregateCache", Cache.class).removeAll();
        MarblesMoved upcast = new MarblesMoved(jar, 7, 7);
        assertThat(engine.readEvents(jar, 1).next().getPayload()).isEqualTo(upcast);
        try (ConfigurableApplicationContext restarted = JarApplication.startOn(DATABASE, "jar.watch=true");
                TrackingEventStream stream =
                        restarted.getBean(TailingEventStore.class).openStream(before)) {
            stream.nextAvailable();
            assertThat(stream.nextAvailable().getPayload()).isEqualTo(upcast);
        }
    }
}
