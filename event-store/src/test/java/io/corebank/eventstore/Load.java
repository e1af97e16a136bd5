package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.sample.OpenJar;
import io.corebank.eventstore.sample.PutIn;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;

/** Clients that put marbles into jars without pause, each time as an operation, and remember what they were told. */
final class Load implements AutoCloseable {

    private static final int IN_FLIGHT = 64;
    private static final int GENTLE_GROUP = 4;
    private static final long GENTLE_PAUSE_NANOS = 2_000_000;
    private static final long PAUSE_AFTER_FAILURE_NANOS = 5_000_000;

    private final CommandBus bus;
    private final List<String> jars = new ArrayList<>();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Failure> failed = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(IN_FLIGHT);
    private final Thread thread = new Thread(this::run, "load");
    private final BiConsumer<String, CommandResultMessage<?>> journal;
    private volatile boolean gentle;
    private volatile boolean stopped;

    /** What was wanted, and why it was not done, or not known to be done. */
    private record Failure(PutIn command, Throwable cause) {}

    Load(CommandBus bus, int jarCount) throws Exception {
        this(bus, jarCount, (operation, answer) -> {});
    }

    /** @param journal hears of every operation that was answered, before anybody else does */
    Load(CommandBus bus, int jarCount, BiConsumer<String, CommandResultMessage<?>> journal) throws Exception {
        this(bus, journal);
        for (int i = 0; i < jarCount; i++) {
            String jar = UUID.randomUUID().toString();
            FutureCallback<Object, Object> opened = new FutureCallback<>();
            bus.dispatch(GenericCommandMessage.asCommandMessage(new OpenJar(jar)), opened);
            assertThat(opened.get(10, TimeUnit.SECONDS).isExceptional()).isFalse();
            jars.add(jar);
        }
    }

    private Load(CommandBus bus, BiConsumer<String, CommandResultMessage<?>> journal) {
        this.bus = bus;
        this.journal = journal;
    }

    /** Others who put marbles into the same jars, through another process. */
    Load besides(CommandBus other) {
        Load rival = new Load(other, (operation, answer) -> {});
        rival.jars.addAll(jars);
        return rival;
    }

    /** No more than some two thousand a second, where it is not load that matters, so that audits are short. */
    Load gently() {
        gentle = true;
        return this;
    }

    Load start() {
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    private void run() {
        int seen = 0;
        for (int i = 0; !stopped; i++) {
            places.acquireUninterruptibly();
            String operation = UUID.randomUUID().toString();
            PutIn command = new PutIn(jars.get(i % jars.size()), 1);
            dispatch(bus, operation, command, result -> answered(operation, command, result));
            if (failed.size() > seen) {
                seen = failed.size();
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
            } else if (gentle && i % GENTLE_GROUP == 0) {
                LockSupport.parkNanos(GENTLE_PAUSE_NANOS);
            }
        }
    }

    private static void dispatch(
            CommandBus bus, String operation, PutIn command, Consumer<CommandResultMessage<?>> answer) {
        bus.dispatch(
                new GenericCommandMessage<>(command, Map.of("operationId", operation)),
                (sent, result) -> answer.accept(result));
    }

    private void answered(String operation, PutIn command, CommandResultMessage<?> result) {
        journal.accept(operation, result);
        if (result.isExceptional()) {
            failed.put(operation, new Failure(command, result.exceptionResult()));
        } else {
            acknowledged.put(operation, (Long) result.getMetaData().get("position"));
        }
        places.release();
    }

    int acknowledged() {
        return acknowledged.size();
    }

    Map<String, Long> acknowledgements() {
        return Map.copyOf(acknowledged);
    }

    /** The operations of which nothing may be in the log. */
    Set<String> denied() {
        return failed.entrySet().stream()
                .filter(answer -> !(answer.getValue().cause() instanceof UnknownOutcomeException))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    int failed() {
        return failed.size();
    }

    List<String> jars() {
        return jars;
    }

    /**
     * Stops, and compares every answer with the log: each operation once if acknowledged, and never if it was denied.
     */
    void audit(Audit audit, EventLog log) throws SQLException {
        stop();
        audit.demandOnce(acknowledgements(), denied());
        for (String jar : jars) {
            assertThat(log.verify(jar).intact()).isTrue();
            audit.demandNoneLost(jar);
        }
    }

    /**
     * Sends every operation that was denied or in doubt again, many at a time, until it is answered: each is
     * acknowledged from then on, at the position where it was recorded, now or before.
     */
    void askAgain() {
        askAgain(bus);
    }

    /** The same through another process. */
    void askAgain(CommandBus other) {
        stop();
        await("answers to all").atMost(60, TimeUnit.SECONDS).until(() -> {
            Map.copyOf(failed).forEach((operation, failure) -> {
                places.acquireUninterruptibly();
                dispatch(other, operation, failure.command(), result -> answeredAgain(operation, result));
            });
            awaitAnswers();
            return failed.isEmpty();
        });
    }

    private void answeredAgain(String operation, CommandResultMessage<?> result) {
        Optional<Long> position = Optional.empty();
        if (!result.isExceptional()) {
            position = Optional.of((Long) result.getMetaData().get("position"));
        } else if (result.exceptionResult() instanceof DuplicateOperationException duplicate) {
            position = Optional.of(duplicate.recorded().position());
        }
        position.ifPresent(found -> {
            acknowledged.put(operation, found);
            failed.remove(operation);
        });
        places.release();
    }

    /** Sends no more, and waits for the answers. */
    void stop() {
        stopped = true;
        awaitAnswers();
    }

    @Override
    public void close() {
        stop();
    }

    private void awaitAnswers() {
        assertThat(places).satisfies(all -> assertThat(all.tryAcquire(IN_FLIGHT, 60, TimeUnit.SECONDS))
                .as("all are answered")
                .isTrue());
        places.release(IN_FLIGHT);
    }
}
