package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.axon.PipelinedCommandBus;
import io.corebank.eventstore.sample.JarApplication;
import io.corebank.eventstore.sample.JarWatch;
import io.corebank.eventstore.sample.OpenJar;
import io.corebank.eventstore.sample.PutIn;
import io.corebank.servers.TestServers.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.common.Registration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.deadletter.SequencedDeadLetterProcessor;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.queryhandling.SubscriptionQueryResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.context.ConfigurableApplicationContext;
import reactor.core.Disposable;

/** What Axon expects of a command bus, of token and dead-letter stores, and of the processors on top of them. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class AxonMessagingIT {

    private static final String WATCH = "axon.eventhandling.processors.watch.";

    private static ConfigurableApplicationContext application;
    private static PipelinedCommandBus bus;
    private static JarWatch watch;
    private static EventProcessingConfiguration processing;

    private final String jar = UUID.randomUUID().toString();

    @BeforeAll
    static void start() {
        application = JarApplication.start(
                "jar.watch=true", WATCH + "mode=pooled", WATCH + "initial-segment-count=1", WATCH + "dlq.enabled=true");
        bus = application.getBean(PipelinedCommandBus.class);
        watch = application.getBean(JarWatch.class);
        processing = application.getBean(EventProcessingConfiguration.class);
        await().until(application.getBean(EventStoreRuntime.class)::isWriting);
    }

    @AfterAll
    static void stop() {
        application.close();
    }

    private static CommandResultMessage<?> send(CommandMessage<?> command) throws Exception {
        CompletableFuture<CommandResultMessage<?>> answer = new CompletableFuture<>();
        bus.dispatch(command, (sent, result) -> answer.complete(result));
        return answer.get(10, TimeUnit.SECONDS);
    }

    private static CommandResultMessage<?> send(Object command) throws Exception {
        return send(GenericCommandMessage.asCommandMessage(command));
    }

    @Test
    void hasNoAnswerToACommandThatNobodyHandles() throws Exception {
        assertThat(send("anything").exceptionResult()).isInstanceOf(NoHandlerForCommandException.class);
        Registration handler = bus.subscribe(String.class.getName(), command -> "done");
        assertThat(send("anything").getPayload()).isEqualTo("done");
        handler.cancel();
        assertThat(send("anything").exceptionResult()).isInstanceOf(NoHandlerForCommandException.class);
    }

    @Test
    void asksInterceptorsFirst() throws Exception {
        List<String> order = new CopyOnWriteArrayList<>();
        Registration dispatching = bus.registerDispatchInterceptor(commands -> (index, command) -> {
            order.add("dispatch");
            return command;
        });
        Registration handling = bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            order.add("handle");
            return chain.proceed();
        });
        send(new OpenJar(jar));
        dispatching.cancel();
        handling.cancel();
        send(new PutIn(jar, 1));
        assertThat(order).containsExactly("dispatch", "handle");
        try (Closing veto = Closing.of(bus.registerHandlerInterceptor((unitOfWork, chain) -> {
            throw new IllegalStateException("veto");
        }))) {
            assertThat(veto).isNotNull();
            assertThat(send(new PutIn(jar, 1)).exceptionResult()).hasMessage("veto");
        }
        assertThat(send(new PutIn(jar, 1)).getPayload()).isEqualTo(2);
    }

    /** A registration for a try block. */
    private record Closing(Registration registration) implements AutoCloseable {

        static Closing of(Registration registration) {
            return new Closing(registration);
        }

        @Override
        public void close() {
            registration.cancel();
        }
    }

    @Test
    void correlatesEventsWithTheirCommands() throws Exception {
        send(new OpenJar(jar));
        CommandMessage<?> command = GenericCommandMessage.asCommandMessage(new PutIn(jar, 4));
        send(command);
        await().until(() -> watch.contentOf(jar) == 4);
        EventMessage<?> event = watch.seen().get(watch.seen().size() - 1);
        assertThat(event.getMetaData())
                .containsEntry("correlationId", command.getIdentifier())
                .containsEntry("traceId", command.getIdentifier());
    }

    @Test
    void updatesSubscriptionQueries() throws Exception {
        send(new OpenJar(jar));
        List<Integer> updates = new CopyOnWriteArrayList<>();
        try (SubscriptionQueryResult<Integer, Integer> result = application
                .getBean(QueryGateway.class)
                .subscriptionQuery(
                        "contentOf",
                        jar,
                        ResponseTypes.instanceOf(Integer.class),
                        ResponseTypes.instanceOf(Integer.class))) {
            Disposable subscription = result.updates().subscribe(updates::add);
            assertThat(result.initialResult().block(Duration.ofSeconds(10))).isZero();
            send(new PutIn(jar, 2));
            send(new PutIn(jar, 3));
            await().untilAsserted(() -> assertThat(updates).containsExactly(2, 5));
            subscription.dispose();
        }
    }

    @Test
    void splitsAndMergesWhileEventsFlow() throws Exception {
        StreamingEventProcessor processor = processing
                .eventProcessor("watch", StreamingEventProcessor.class)
                .orElseThrow();
        send(new OpenJar(jar));
        await().until(() -> processor.processingStatus().size() == 1);
        await().until(() -> processor.splitSegment(0).get(10, TimeUnit.SECONDS));
        send(new PutIn(jar, 1));
        await().until(() -> processor.processingStatus().size() == 2);
        send(new PutIn(jar, 1));
        await().until(() -> processor.mergeSegment(0).get(10, TimeUnit.SECONDS));
        send(new PutIn(jar, 1));
        await().until(() -> processor.processingStatus().size() == 1);
        await().until(() -> watch.contentOf(jar) == 3);
    }

    @Test
    void keepsWhatCannotBeHandledAndHandlesItLater() throws Exception {
        SequencedDeadLetterQueue<EventMessage<?>> queue =
                processing.deadLetterQueue("watch").orElseThrow();
        String other = UUID.randomUUID().toString();
        send(new OpenJar(jar));
        send(new OpenJar(other));
        send(new PutIn(jar, 13));
        send(new PutIn(jar, 1));
        send(new PutIn(other, 2));
        await().until(() -> watch.contentOf(other) == 2);
        await().until(() -> queue.sequenceSize(jar) == 2);
        assertThat(watch.contentOf(jar)).isZero();

        watch.heal();
        SequencedDeadLetterProcessor<EventMessage<?>> letters =
                processing.sequencedDeadLetterProcessor("watch").orElseThrow();
        assertThat(letters.processAny()).isTrue();
        assertThat(watch.contentOf(jar)).isEqualTo(14);
        assertThat(queue.size()).isZero();
    }

    @Test
    void letsOneOwnerHaveAToken() {
        TokenStore tokens = application.getBean(TokenStore.class);
        String name = "mine-" + jar;
        tokens.initializeTokenSegments(name, 2, new GlobalSequenceTrackingToken(7));
        assertThat(tokens.fetchSegments(name)).containsExactly(0, 1);
        assertThat(tokens.fetchToken(name, 0)).isEqualTo(new GlobalSequenceTrackingToken(7));
        tokens.storeToken(new GlobalSequenceTrackingToken(8), name, 0);
        assertThat(tokens.fetchToken(name, 0)).isEqualTo(new GlobalSequenceTrackingToken(8));
        try (ConfigurableApplicationContext second = JarApplication.startOn(databaseOf(application))) {
            TokenStore others = second.getBean(TokenStore.class);
            assertThatThrownBy(() -> others.fetchToken(name, 0)).isInstanceOf(UnableToClaimTokenException.class);
            assertThat(others.fetchToken(name, 1)).isEqualTo(new GlobalSequenceTrackingToken(7));
            tokens.releaseClaim(name, 0);
            assertThat(others.fetchToken(name, 0)).isEqualTo(new GlobalSequenceTrackingToken(8));
            assertThatThrownBy(() -> tokens.storeToken(new GlobalSequenceTrackingToken(9), name, 0))
                    .isInstanceOf(UnableToClaimTokenException.class);
            assertThatThrownBy(() -> tokens.initializeTokenSegments(name, 1))
                    .isInstanceOf(UnableToClaimTokenException.class);
            assertThat(others.retrieveStorageIdentifier()).isEqualTo(tokens.retrieveStorageIdentifier());
        }
    }

    private static TestDatabase databaseOf(ConfigurableApplicationContext running) {
        return new TestDatabase(
                String.valueOf(running.getEnvironment().getProperty("spring.datasource.url")),
                String.valueOf(running.getEnvironment().getProperty("spring.datasource.username")),
                String.valueOf(running.getEnvironment().getProperty("spring.datasource.password")));
    }
}
