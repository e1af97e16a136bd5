package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.sample.OpenJar;
import io.corebank.eventstore.sample.PutIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;

/** Clients that put marbles into jars without pause, each time as an operation, and remember what they were told. */
final class Load implements AutoCloseable {

    private static final int IN_FLIGHT = 64;
    private static final long PAUSE_AFTER_FAILURE_NANOS = 2_000_000;

    private final CommandBus bus;
    private final List<String> jars = new ArrayList<>();
    private final Map<String, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<String, Throwable> failed = new ConcurrentHashMap<>();
    private final Semaphore places = new Semaphore(IN_FLIGHT);
    private final Thread thread = new Thread(this::run, "load");
    private volatile boolean stopped;

    Load(CommandBus bus, int jarCount) throws Exception {
        this.bus = bus;
        for (int i = 0; i < jarCount; i++) {
            String jar = UUID.randomUUID().toString();
            FutureCallback<Object, Object> opened = new FutureCallback<>();
            bus.dispatch(GenericCommandMessage.asCommandMessage(new OpenJar(jar)), opened);
            assertThat(opened.get(10, TimeUnit.SECONDS).isExceptional()).isFalse();
            jars.add(jar);
        }
    }

    Load start() {
        thread.start();
        return this;
    }

    private void run() {
        int seen = 0;
        for (int i = 0; !stopped; i++) {
            places.acquireUninterruptibly();
            String operation = UUID.randomUUID().toString();
            bus.dispatch(
                    new GenericCommandMessage<>(
                            new PutIn(jars.get(i % jars.size()), 1), Map.of("operationId", operation)),
                    (command, result) -> answered(operation, result));
            if (failed.size() > seen) {
                seen = failed.size();
                LockSupport.parkNanos(PAUSE_AFTER_FAILURE_NANOS);
            }
        }
    }

    private void answered(String operation, CommandResultMessage<?> result) {
        if (result.isExceptional()) {
            failed.put(operation, result.exceptionResult());
        } else {
            acknowledged.put(operation, (Long) result.getMetaData().get("position"));
        }
        places.release();
    }

    int acknowledged() {
        return acknowledged.size();
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
    void audit(EventLog log, OperationLog operations) {
        close();
        assertThat(acknowledged).isNotEmpty();
        acknowledged.forEach((operation, position) -> {
            Optional<RecordedOperation> recorded = operations.find(operation);
            assertThat(recorded).as("operation %s", operation).isPresent();
            assertThat(recorded.orElseThrow().position()).isEqualTo(position);
        });
        failed.forEach((operation, failure) -> {
            if (!(failure instanceof UnknownOutcomeException)) {
                assertThat(operations.find(operation))
                        .as("denied by %s", failure)
                        .isEmpty();
            }
        });
        for (String jar : jars) {
            assertThat(log.verify(jar).intact()).isTrue();
        }
    }

    @Override
    public void close() {
        stopped = true;
        assertThat(places).satisfies(all -> assertThat(all.tryAcquire(IN_FLIGHT, 60, TimeUnit.SECONDS))
                .as("all are answered")
                .isTrue());
        places.release(IN_FLIGHT);
    }
}
