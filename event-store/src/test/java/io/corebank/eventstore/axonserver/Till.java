package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.Operation;
import io.corebank.eventstore.RefusalCodec;
import io.corebank.eventstore.postgres.EventStoreSchema;
import io.corebank.eventstore.postgres.ReservedOperations;
import io.corebank.servers.TestServers;
import io.corebank.servers.TestServers.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandBusSpanFactory;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.DefaultCommandBusSpanFactory;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.tracing.NoOpSpanFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** A till that counts what is put in: the least that has commands, events and refusals. */
final class Till {

    static final Serializer SERIALIZER = Jackson3Serializer.builder().build();
    static final String ID = "till";
    static final CommandBusSpanFactory SPANS = DefaultCommandBusSpanFactory.builder()
            .spanFactory(NoOpSpanFactory.INSTANCE)
            .build();

    /** Puts something in, or takes it out; more than there is is refused. */
    record PutIn(String operationId, int amount) {}

    /** What a command for the till is; its content is the amount. */
    static Operation operationOf(PutIn command) {
        return new Operation(command.operationId(), new byte[] {(byte) command.amount()});
    }

    private record State(long count, long sum) {}

    static final class TooLittle extends RuntimeException {}

    final TestDatabase database;
    final PGSimpleDataSource dataSource = new PGSimpleDataSource();
    final StrictEngine engine;
    final EventStore events;
    final PositionedEventStore positioned;
    final ReservedOperations operations;
    final CommandBus bus;
    final BundleCodec codec = new BundleCodec(SERIALIZER);
    final RemoteFailures failures = new RemoteFailures(new OnlyTooLittle());
    private final AggregateMemory memory = new AggregateMemory(10);
    private @Nullable Callable<Void> before;
    private @Nullable Callable<Void> meanwhile;
    int reads;

    Till() {
        this(TestServers.postgres(), new StrictEngine());
    }

    private Till(TestDatabase database, StrictEngine engine) {
        this.database = database;
        this.engine = engine;
        events = EmbeddedEventStore.builder().storageEngine(engine).build();
        positioned = new PositionedEventStore(events);
        dataSource.setUrl(database.url());
        dataSource.setUser(database.user());
        dataSource.setPassword(database.password());
        EventStoreSchema.migrate(dataSource);
        operations = new ReservedOperations(dataSource);
        SimpleCommandBus handlers = SimpleCommandBus.builder().build();
        handlers.subscribe(PutIn.class.getName(), command -> put((PutIn) command.getPayload()));
        OperationTrail trail = new OperationTrail(events, SERIALIZER, positioned::head, operations);
        events.registerDispatchInterceptor(trail);
        RoutingStrategy toTheTill = command -> ID;
        OperationRunner runner = new OperationRunner(
                handlers,
                command -> Optional.of(operationOf((PutIn) command.getPayload())),
                toTheTill,
                operations,
                trail,
                failures,
                Clock.systemUTC());
        bus = new ReservingCommandBus(handlers, runner, codec, SPANS);
    }

    /** The same till in another process. */
    Till elsewhere() {
        return new Till(database, engine);
    }

    /** Something that happens once, when the next command is about to look at the state. */
    void before(Runnable work) {
        before = () -> {
            CompletableFuture.runAsync(work).join();
            return null;
        };
    }

    /** Something that happens once, while the next command is being handled. */
    void meanwhile(Callable<Void> work) {
        meanwhile = work;
    }

    private String put(PutIn command) throws Exception {
        happen(before);
        State state = memory.get(ID);
        if (state == null) {
            state = stored();
        }
        CurrentUnitOfWork.get().onRollback(unitOfWork -> memory.remove(ID));
        if (state.sum() + command.amount() < 0) {
            throw new TooLittle();
        }
        happen(meanwhile);
        events.publish(event(state.count(), command.amount()));
        memory.put(ID, new State(state.count() + 1, state.sum() + command.amount()));
        return "receipt " + state.count();
    }

    private void happen(@Nullable Callable<Void> work) throws Exception {
        if (work != null) {
            before = null;
            meanwhile = null;
            work.call();
        }
    }

    private State stored() {
        reads++;
        List<Integer> amounts = events.readEvents(ID)
                .asStream()
                .map(event -> (Integer) ((Map<?, ?>) event.getPayload()).get("amount"))
                .toList();
        return new State(
                amounts.size(), amounts.stream().mapToInt(Integer::intValue).sum());
    }

    /** Whatever a process left behind that died before it did anything. */
    void reserve(String operationId, int amount) {
        operations.reserve(List.of(operationOf(new PutIn(operationId, amount))));
    }

    /** What came of the command: its result, or the failure as the process that asked sees it. */
    Object putIn(String operationId, int amount) {
        Object[] answer = new Object[1];
        bus.dispatch(
                new GenericCommandMessage<>(new PutIn(operationId, amount)),
                (sent, result) -> answer[0] = arrived(result));
        return answer[0];
    }

    /** The same for commands that arrive together. */
    List<Object> together(PutIn... commands) {
        CommandMessage<Bundle> bundle = codec.pack(
                ID, Stream.of(commands).map(GenericCommandMessage::new).toList());
        List<Object> answers = new ArrayList<>();
        bus.dispatch(bundle, (sent, result) -> codec.results((Bundle.Answer) result.getPayload())
                .forEach(each -> answers.add(arrived(each))));
        return answers;
    }

    private Object arrived(CommandResultMessage<?> result) {
        return result.isExceptional() ? failures.arrived(result.exceptionResult()) : result.getPayload();
    }

    /** As if processes had died before they recorded anything. */
    void forgetOutcomes() {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("delete from event_store.operation");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What another process writes, without a word to this one. */
    void publishElsewhere(Map<String, String> metaData) {
        CompletableFuture.runAsync(
                        () -> engine.appendEvents(List.of(event(count(), 1).andMetaData(metaData))))
                .join();
    }

    private static GenericDomainEventMessage<Map<String, Integer>> event(long sequence, int amount) {
        return new GenericDomainEventMessage<>("Till", ID, sequence, Map.of("amount", amount));
    }

    /** The first column of the first row. */
    long number(String query) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long count() {
        return events.lastSequenceNumberFor(ID).orElse(-1L) + 1;
    }

    static final class OnlyTooLittle implements RefusalCodec {
        @Override
        public Optional<String> write(Throwable failure) {
            return failure instanceof TooLittle ? Optional.of("too-little") : Optional.empty();
        }

        @Override
        public RuntimeException read(String word) {
            if (!word.equals("too-little")) {
                throw new IllegalStateException("a word of another version");
            }
            return new IllegalArgumentException(word);
        }
    }
}
