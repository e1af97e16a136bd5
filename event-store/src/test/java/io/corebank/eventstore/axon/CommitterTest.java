package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.commit.CommitListener;
import io.corebank.eventstore.commit.CommitLoop;
import io.corebank.eventstore.commit.Committer;
import io.corebank.eventstore.commit.Lineage;
import io.corebank.eventstore.commit.Log;
import io.corebank.eventstore.commit.LogWriter;
import io.corebank.eventstore.commit.LoggedEvent;
import io.corebank.eventstore.commit.NewEvent;
import io.corebank.eventstore.commit.StaleStateException;
import io.corebank.eventstore.commit.Ticket;
import io.corebank.eventstore.sample.JarOpened;
import io.corebank.eventstore.sample.PutIn;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

/** Whatever goes wrong, those who wait are answered, and the next ones are served. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class CommitterTest {

    private final Lineage lineage = new Lineage();
    private final BrittleLog log = new BrittleLog();
    private final Committer committer = committerHeardBy(new MemoryUpkeep(new Tail(16), writing -> {}));

    private Committer committerHeardBy(CommitListener listener) {
        return new Committer(log, lineage, listener, Runnable::run, Clock.systemUTC(), 10);
    }

    @Test
    void saysThatNothingHappenedWhenAnErrorComesBeforeTheWrite() throws Exception {
        turn();
        log.breakBefore("append");
        Ticket ticket = submit(opened("jar"));
        turn();
        turn();
        assertThat(ticket.settled())
                .failsWithin(0, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(EventStoreUnavailableException.class);
        demandService();
    }

    @Test
    void findsOutWhatWasWrittenWhenAnErrorComesAfterTheWrite() throws Exception {
        turn();
        log.breakAfter("append");
        Ticket ticket = submit(opened("jar"));
        turn();
        assertThat(ticket.settled()).isNotDone();
        turn();
        assertThat(ticket.settled()).isCompletedWithValue(1L);
        demandService();
    }

    @Test
    void failsAllThatItTookWhenItCannotEvenAssembleThem() throws Exception {
        turn();
        log.breakBefore("streamHeads");
        Ticket ticket = submit(moved("jar", 1));
        Ticket other = submit(opened("other"));
        turn();
        assertThat(List.of(ticket, other)).allSatisfy(taken -> assertThat(taken.settled())
                .failsWithin(0, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(EventStoreUnavailableException.class));
        assertThat(lineage.pendingOn("jar")).isNull();
        turn();
        demandService();
    }

    @Test
    void writesWhateverItsListenerDoes() throws Exception {
        Committer heard = committerHeardBy(new Deaf());
        heard.turn(0, TimeUnit.MILLISECONDS);
        assertThat(heard.isWriting()).isTrue();
        Ticket ticket = new Ticket(List.of(opened("jar")), null, Map.of("jar", lineage.stamp()));
        heard.submit(ticket);
        heard.turn(0, TimeUnit.MILLISECONDS);
        assertThat(ticket.settled()).isCompletedWithValue(1L);
    }

    @Test
    void keepsNoSessionWithWhichItDoesNotWrite() throws Exception {
        log.breakBefore("head");
        assertThat(turnFails()).isTrue();
        assertThat(committer.isWriting()).isFalse();
        assertThat(log.open).isZero();
    }

    @Test
    void goesOnAfterAnError() {
        log.breakBefore("head");
        try (CommitLoop loop = new CommitLoop(committer)) {
            loop.start();
            await().until(committer::isWriting);
        }
    }

    /** A command saw one aggregate and wrote to another, and the one that it saw turned out never to have been. */
    @Test
    void letsNothingRestOnWhatAStaleTicketWroteElsewhere() throws Exception {
        turn();
        long stamp = lineage.stamp();
        Ticket failing = submit(moved("seen", 5));
        Ticket stale = new Ticket(List.of(opened("written")), null, Map.of("seen", stamp, "written", stamp));
        Ticket refusal = new Ticket(List.of(), null, Map.of("written", stamp));
        committer.submit(stale);
        committer.submit(refusal);
        turn();
        assertThat(failing.settled()).isCompletedExceptionally();
        assertThat(List.of(stale, refusal)).allSatisfy(later -> assertThat(later.settled())
                .failsWithin(0, TimeUnit.SECONDS)
                .withThrowableThat()
                .withCauseInstanceOf(StaleStateException.class));
        assertThat(lineage.isSound("written", stamp)).as("what is in the cache").isFalse();
    }

    private void demandService() throws Exception {
        assertThat(committer.isWriting()).isTrue();
        Ticket next = submit(opened("next"));
        turn();
        assertThat(next.settled()).isCompleted();
    }

    private void turn() throws InterruptedException {
        committer.turn(0, TimeUnit.MILLISECONDS);
    }

    private boolean turnFails() throws InterruptedException {
        try {
            turn();
            return false;
        } catch (LinkageError broken) {
            return true;
        }
    }

    private Ticket submit(NewEvent event) {
        Ticket ticket = new Ticket(List.of(event), null, Map.of(event.aggregateId(), lineage.stamp()));
        committer.submit(ticket);
        return ticket;
    }

    private static NewEvent opened(String jar) {
        return event(jar, 0, new JarOpened(jar));
    }

    private static NewEvent moved(String jar, long sequence) {
        return event(jar, sequence, new PutIn(jar, 1));
    }

    private static NewEvent event(String jar, long sequence, Object payload) {
        return EventSerialization.serialize(
                new GenericDomainEventMessage<>("Jar", jar, sequence, payload), SimulatedProcess.SERIALIZER);
    }

    /** A log whose writers fail once, before or after they have done what they were asked for. */
    private static final class BrittleLog implements Log {

        private final SimulatedLog log = new SimulatedLog(new SimulatedFaults(new Random(1), 0));
        private final List<String> breaking = new ArrayList<>();
        private int open;

        void breakBefore(String method) {
            breaking.add("before " + method);
        }

        void breakAfter(String method) {
            breaking.add("after " + method);
        }

        @Override
        public Optional<LogWriter> takeOver() {
            open++;
            return log.takeOver().map(this::brittle);
        }

        private LogWriter brittle(LogWriter sound) {
            return (LogWriter) Proxy.newProxyInstance(
                    LogWriter.class.getClassLoader(), new Class<?>[] {LogWriter.class}, (proxy, method, arguments) -> {
                        breakOnce("before " + method.getName());
                        if (method.getName().equals("close")) {
                            open--;
                        }
                        Object result = call(() -> method.invoke(sound, arguments));
                        breakOnce("after " + method.getName());
                        return result;
                    });
        }

        private static @Nullable Object call(Callable<@Nullable Object> method) throws Throwable {
            try {
                return method.call();
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        private void breakOnce(String when) {
            if (breaking.remove(when)) {
                throw new NoClassDefFoundError(when);
            }
        }

        @Override
        public void close() {
            log.close();
        }
    }

    /** Fails at everything that it hears. */
    private static final class Deaf implements CommitListener {

        @Override
        public void committed(List<LoggedEvent> events) {
            throw new LinkageError("committed");
        }

        @Override
        public void poisoned(Set<String> aggregateIds) {
            throw new LinkageError("poisoned");
        }

        @Override
        public void movedTo(long head) {
            throw new LinkageError("movedTo");
        }

        @Override
        public void tookOver(long head) {
            throw new LinkageError("tookOver");
        }

        @Override
        public void lostWriting() {
            throw new LinkageError("lostWriting");
        }
    }
}
