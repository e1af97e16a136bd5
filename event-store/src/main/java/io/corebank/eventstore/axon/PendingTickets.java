package io.corebank.eventstore.axon;

import io.corebank.eventstore.EventStoreUnavailableException;
import io.corebank.eventstore.UnknownOutcomeException;
import io.corebank.eventstore.commit.Lineage;
import io.corebank.eventstore.commit.Ticket;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventsourcing.eventstore.EventStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a thread wait for tickets: for its own, or for those that must be in the log before it can be read. */
class PendingTickets {

    private static final Logger LOGGER = LoggerFactory.getLogger(PendingTickets.class);
    private static final long PATIENCE_SECONDS = 30;

    private final Lineage lineage;

    PendingTickets(Lineage lineage) {
        this.lineage = lineage;
    }

    /**
     * Waits until what is on its way into the log for the aggregate now is settled, whether it got there or not. What
     * comes after that is not waited for, as on a busy aggregate there is always more; a command has the aggregate's
     * lock, so that nothing comes.
     */
    void awaitOn(String aggregateId) {
        Ticket last = lineage.pendingOn(aggregateId);
        if (last == null) {
            return;
        }
        try {
            join(last);
        } catch (ExecutionException failed) {
            LOGGER.debug("An earlier command on [{}] failed: {}", aggregateId, failed.getMessage());
        } catch (TimeoutException e) {
            throw new EventStoreUnavailableException("An event of the aggregate is still on its way", e);
        }
    }

    /** Waits until a ticket is durable, or fails as it did. */
    void await(Ticket ticket) {
        try {
            join(ticket);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new EventStoreException("The events were not appended", e.getCause());
        } catch (TimeoutException e) {
            throw new UnknownOutcomeException("The events may be appended or not");
        }
    }

    /** Waits for a ticket to be settled. */
    protected void join(Ticket ticket) throws ExecutionException, TimeoutException {
        try {
            ticket.settled().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UnknownOutcomeException("Interrupted while the events were appended");
        }
    }
}
