package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.Operation;
import io.corebank.eventstore.commit.Committer;
import io.corebank.eventstore.commit.Lineage;
import io.corebank.eventstore.sample.PutIn;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.CommandDispatchException;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.commandhandling.distributed.UnresolvedRoutingKeyPolicy;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whatever becomes of a command, it is answered and makes room for the next one. */
class PipelinedCommandBusTest {

    private static final RoutingStrategy BY_TARGET = AnnotationRoutingStrategy.builder()
            .fallbackRoutingStrategy(UnresolvedRoutingKeyPolicy.ERROR)
            .build();

    private final Lineage lineage = new Lineage();
    private final SimulatedLog log = new SimulatedLog(new SimulatedFaults(new Random(1), 0));
    private final Committer committer = new Committer(
            log, lineage, new MemoryUpkeep(new Tail(16), writing -> {}), Runnable::run, Clock.systemUTC(), 10);
    private final ExecutorService threads = Threads.invokers(1);
    private final PipelinedCommandBus bus = new PipelinedCommandBus.Builder(
                    committer,
                    lineage,
                    new Invokers(List.of(new Lane(Runnable::run, Lender.ofAtMost(1))), BY_TARGET, threads),
                    command -> Optional.of(new Operation("the only one", null)),
                    new OperationOutcomes(log.operationLog(), Runnable::run, 1),
                    SimulatedProcess.SERIALIZER,
                    2)
            .build();
    private final List<Object> answers = new ArrayList<>();

    /** A command that does not say what it is for. */
    record Aimless() {}

    @BeforeEach
    void write() throws InterruptedException {
        committer.turn(0, TimeUnit.NANOSECONDS);
        bus.subscribe(PutIn.class.getName(), command -> "put in");
        bus.subscribe(Aimless.class.getName(), command -> "done");
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void answersACommandThatHasNoTargetAndKeepsNoPlaceForIt() throws Exception {
        for (int i = 0; i < 3; i++) {
            send(new Aimless());
        }
        assertThat(answers).hasSize(3).hasOnlyElementsOfType(CommandDispatchException.class);
        demandRoomForAnother();
    }

    @Test
    void answersACommandThatBreaksOffWhileItCommits() throws Exception {
        bus.subscribe(PutIn.class.getName(), command -> {
            CurrentUnitOfWork.get().onPrepareCommit(unitOfWork -> {
                throw new StackOverflowError();
            });
            return "never";
        });
        send(new PutIn("jar", 1));
        assertThat(answers).singleElement().isInstanceOf(StackOverflowError.class);
        bus.subscribe(PutIn.class.getName(), command -> "put in");
        demandRoomForAnother();
    }

    @Test
    void doesNotTrustAStateThatSuchACommandHasSeen() {
        long stamp = lineage.stamp();
        bus.subscribe(PutIn.class.getName(), command -> {
            Draft.of(CurrentUnitOfWork.get(), lineage).saw("jar", stamp);
            CurrentUnitOfWork.get().onPrepareCommit(unitOfWork -> {
                throw new StackOverflowError();
            });
            return "never";
        });
        send(new PutIn("jar", 1));
        assertThat(lineage.isSound("jar", stamp)).isFalse();
        assertThat(lineage.isSound("another", stamp)).isTrue();
    }

    private void demandRoomForAnother() throws InterruptedException {
        assertThat(bus.inFlight()).isZero();
        answers.clear();
        send(new PutIn("jar", 1));
        committer.turn(0, TimeUnit.NANOSECONDS);
        assertThat(answers).containsExactly("put in");
    }

    private void send(Object command) {
        bus.dispatch(new GenericCommandMessage<>(command), (sent, result) -> answers.add(told(result)));
    }

    private static Object told(CommandResultMessage<?> result) {
        return result.isExceptional() ? result.exceptionResult() : result.getPayload();
    }
}
