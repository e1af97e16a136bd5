package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.sample.JarApplication;
import io.corebank.eventstore.sample.JarIsShort;
import io.corebank.eventstore.sample.JarTotals;
import io.corebank.eventstore.sample.OpenJar;
import io.corebank.eventstore.sample.PutIn;
import io.corebank.eventstore.sample.TakeOut;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.context.ConfigurableApplicationContext;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class EventStoreIT {

    private static ConfigurableApplicationContext application;
    private static CommandGateway commands;

    private final String jar = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        application = JarApplication.start();
        commands = application.getBean(CommandGateway.class);
        await().until(application.getBean(EventStoreRuntime.class)::isWriting);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static <R> R send(Object command) throws Exception {
        return commands.<R>send(command).get(10, TimeUnit.SECONDS);
    }

    private static CommandResultMessage<?> sendOperation(String operationId, Object command) throws Exception {
        FutureCallback<Object, Object> callback = new FutureCallback<>();
        application
                .getBean(CommandBus.class)
                .dispatch(new GenericCommandMessage<>(command, Map.of("operationId", operationId)), callback);
        return callback.get(10, TimeUnit.SECONDS);
    }

    @Test
    void answersOnceTheEventsAreDurable() throws Exception {
        send(new OpenJar(jar));
        assertThat(EventStoreIT.<Integer>send(new PutIn(jar, 5))).isEqualTo(5);

        List<StoredEvent> stored = application.getBean(EventLog.class).ofAggregate(jar, 0, 10);
        assertThat(stored).extracting(StoredEvent::sequence).containsExactly(0L, 1L);
        assertThat(stored.get(1).payload()).contains("\"marbles\":5");
        assertThat(stored.get(1).revision()).isEqualTo("1");
        assertThat(application.getBean(EventLog.class).verify(jar))
                .isEqualTo(new ChainVerification(jar, 2, true, null));
    }

    @Test
    void refusesOnTheStateInMemory() throws Exception {
        send(new OpenJar(jar));
        send(new PutIn(jar, 5));
        assertThatThrownBy(() -> send(new TakeOut(jar, 6)))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(JarIsShort.class);
        assertThat(EventStoreIT.<Integer>send(new TakeOut(jar, 5))).isZero();
    }

    @Test
    void saysWhenAnAggregateIsUnknownOrThereAlready() throws Exception {
        assertThatThrownBy(() -> send(new PutIn(jar, 1))).hasCauseInstanceOf(AggregateNotFoundException.class);
        send(new OpenJar(jar));
        assertThatThrownBy(() -> send(new OpenJar(jar))).hasCauseInstanceOf(AggregateStreamCreationException.class);
        assertThat(EventStoreIT.<Integer>send(new PutIn(jar, 1))).isEqualTo(1);
    }

    @Test
    void keepsTheOrderOfCommandsOnOneAggregate() throws Exception {
        send(new OpenJar(jar));
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            answers.add(commands.send(new PutIn(jar, 1)));
        }
        for (int i = 0; i < answers.size(); i++) {
            assertThat(answers.get(i).get(20, TimeUnit.SECONDS)).isEqualTo(i + 1);
        }
        assertThat(application.getBean(EventLog.class).verify(jar).events()).isEqualTo(2_001);
    }

    /** As with Axon's own bus, on which a callback runs on the thread of its command. */
    @Test
    void letsCallbacksSendCommandsAndWaitForThem() {
        commands.sendAndWait(new OpenJar(jar));
        List<CompletableFuture<Integer>> answers = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            CompletableFuture<Integer> first = commands.send(new PutIn(jar, 1));
            answers.add(first.thenApply(content -> commands.sendAndWait(new PutIn(jar, 1))));
        }
        assertThat(CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)))
                .succeedsWithin(30, TimeUnit.SECONDS);
        assertThat(commands.<Integer>sendAndWait(new PutIn(jar, 1))).isEqualTo(601);
    }

    @Test
    void executesAnOperationOnce() throws Exception {
        send(new OpenJar(jar));
        String operation = UUID.randomUUID().toString();
        CommandResultMessage<?> first = sendOperation(operation, new PutIn(jar, 3));
        CommandResultMessage<?> second = sendOperation(operation, new PutIn(jar, 3));

        RecordedOperation recorded =
                application.getBean(OperationLog.class).find(operation).orElseThrow();
        assertThat(first.getPayload()).isEqualTo(3);
        assertThat(first.getMetaData().get("position")).isEqualTo(recorded.position());
        assertThat(recorded.body()).isEqualTo("3");
        assertThat(second.exceptionResult()).isInstanceOf(DuplicateOperationException.class);
        assertThat(((DuplicateOperationException) second.exceptionResult()).recorded())
                .isEqualTo(recorded);
        assertThat(EventStoreIT.<Integer>send(new PutIn(jar, 1))).isEqualTo(4);
    }

    @Test
    void leavesItsTaskExecutorToTheApplication() {
        assertThat(application.containsBean("applicationTaskExecutor")).isTrue();
    }

    @Test
    void projectsWhatHappensAndReplaysIt() throws Exception {
        send(new OpenJar(jar));
        for (int i = 0; i < 10; i++) {
            send(new PutIn(jar, 1));
        }
        JarTotals totals = application.getBean(JarTotals.class);
        await().until(() -> totals.contentOf(jar) == 10);
        List<Long> live = List.copyOf(totals.positions());

        StreamingEventProcessor processor = application
                .getBean(EventProcessingConfiguration.class)
                .eventProcessor("totals", StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        assertThat(totals.contentOf(jar)).isZero();
        processor.start();
        await().atMost(30, TimeUnit.SECONDS).until(() -> totals.contentOf(jar) == 10);
        await().untilAsserted(() -> assertThat(totals.positions()).containsAll(live));
    }
}
