package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.commit.Committer;
import io.corebank.eventstore.commit.Lineage;
import io.corebank.eventstore.commit.Log;
import io.corebank.eventstore.commit.LogWriter;
import io.corebank.eventstore.commit.NewEvent;
import io.corebank.eventstore.commit.Ticket;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class PendingTicketsTest {

    private static final String JAR = "jar";

    private final Lineage lineage = new Lineage();
    private final Committer committer = new Committer(
            new NoLog(), lineage, new MemoryUpkeep(new Tail(16), writing -> {}), Runnable::run, Clock.systemUTC(), 10);
    private final List<Ticket> waitedFor = new ArrayList<>();

    /** While somebody waits for a ticket, the next one of the same busy aggregate is on its way already. */
    private final PendingTickets pending = new PendingTickets(lineage) {
        @Override
        protected void join(Ticket ticket) {
            waitedFor.add(ticket);
            assertThat(waitedFor).as("tickets waited for").hasSizeLessThan(10);
            submit();
        }
    };

    @Test
    void waitsOnABusyAggregateForWhatWasOnItsWayAtFirst() {
        Ticket first = submit();
        pending.awaitOn(JAR);
        assertThat(waitedFor).containsExactly(first);
    }

    @Test
    void waitsForNothingOnAQuietAggregate() {
        pending.awaitOn(JAR);
        assertThat(waitedFor).isEmpty();
    }

    private Ticket submit() {
        NewEvent event = new NewEvent(
                GenericEventMessage.asEventMessage("event"),
                "event",
                JAR,
                "Jar",
                0,
                "String",
                null,
                Instant.EPOCH,
                new byte[0],
                new byte[0],
                new byte[0]);
        Ticket ticket = new Ticket(List.of(event), null, Map.of(JAR, lineage.stamp()));
        committer.submit(ticket);
        return ticket;
    }

    /** Nothing is ever written here. */
    private static final class NoLog implements Log {

        @Override
        public Optional<LogWriter> takeOver() {
            return Optional.empty();
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }
}
