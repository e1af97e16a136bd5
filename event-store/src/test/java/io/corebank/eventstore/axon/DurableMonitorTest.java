package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.commit.Committer;
import io.corebank.eventstore.commit.Lineage;
import io.corebank.eventstore.sample.JarOpened;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.axonframework.monitoring.MessageMonitor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What metrics hear of an event whose unit of work has committed. */
class DurableMonitorTest {

    private final Lineage lineage = new Lineage();
    private final Committer committer = new Committer(
            new SimulatedLog(new SimulatedFaults(new Random(1), 0)),
            lineage,
            new MemoryUpkeep(new Tail(16), writing -> {}),
            Runnable::run,
            Clock.systemUTC(),
            10);
    private final List<Object> heard = new ArrayList<>();
    private final DurableMonitor monitor = new DurableMonitor(message -> new Recording(), lineage);

    /** Remembers what it is told. */
    private final class Recording implements MessageMonitor.MonitorCallback {

        @Override
        public void reportSuccess() {
            heard.add("success");
        }

        @Override
        public void reportFailure(@Nullable Throwable cause) {
            heard.add(String.valueOf(cause));
        }

        @Override
        public void reportIgnored() {
            heard.add("ignored");
        }
    }

    private void publishAndCommit() {
        EventMessage<?> event = new GenericDomainEventMessage<>("Jar", "jar", 0, new JarOpened("jar"));
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        MessageMonitor.MonitorCallback callback = monitor.onMessageIngested(event);
        Draft draft = Draft.of(unitOfWork, lineage);
        draft.add(List.of(EventSerialization.serialize(event, SimulatedProcess.SERIALIZER)));
        unitOfWork.onCommit(committing -> draft.submitTo(committer));
        unitOfWork.afterCommit(committed -> callback.reportSuccess());
        unitOfWork.commit();
    }

    @Test
    void hearOfItOnceItIsDurable() throws Exception {
        committer.turn(0, TimeUnit.MILLISECONDS);
        publishAndCommit();
        assertThat(heard).isEmpty();
        committer.turn(0, TimeUnit.MILLISECONDS);
        assertThat(heard).containsExactly("success");
    }

    @Test
    void hearThatItFailedIfItNeverIs() throws Exception {
        publishAndCommit();
        assertThat(heard).isEmpty();
        committer.turn(0, TimeUnit.MILLISECONDS);
        assertThat(heard).singleElement().asString().contains(EventStoreUnavailableException.class.getSimpleName());
    }

    @Test
    void hearAtOnceOfWhatNothingIsWrittenFor() {
        EventMessage<?> event = new GenericDomainEventMessage<>("Jar", "jar", 0, new JarOpened("jar"));
        monitor.onMessageIngested(event).reportSuccess();
        UnitOfWork<?> unitOfWork = DefaultUnitOfWork.startAndGet(null);
        monitor.onMessageIngested(event).reportIgnored();
        monitor.onMessageIngested(event).reportFailure(new IllegalStateException("no"));
        monitor.onMessageIngested(event).reportSuccess();
        unitOfWork.rollback();
        assertThat(heard).containsExactly("success", "ignored", "java.lang.IllegalStateException: no", "success");
    }
}
