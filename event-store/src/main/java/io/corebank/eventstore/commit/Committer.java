package io.corebank.eventstore.commit;

import io.corebank.eventstore.EventStoreUnavailableException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Commits tickets in groups: whatever has queued up while the last group was flushed is the next one. It assigns the
 * positions itself and has one group in flight, so the order of positions is the order of commits and there are no
 * gaps. Everything but {@link #submit} and {@link #isWriting} belongs to one thread.
 */
public final class Committer {

    private static final Logger LOGGER = LoggerFactory.getLogger(Committer.class);
    private static final int MOST_TICKETS = 4_096;

    private final Log log;
    private final Lineage lineage;
    private final CommitListener listener;
    private final StreamHeads heads;
    private final GroupAssembler assembler;
    private final Settlement settlement;
    private final BlockingQueue<Ticket> queue = new LinkedBlockingQueue<>();
    private volatile boolean writing;
    private @Nullable Tenure tenure;
    private @Nullable Tenure inDoubt;

    /**
     * @param answers where the callbacks of tickets run
     * @param streams how many streams' ends are kept in memory
     */
    public Committer(Log log, Lineage lineage, CommitListener listener, Executor answers, Clock clock, int streams) {
        this.log = log;
        this.lineage = lineage;
        this.listener = new QuietListener(listener);
        this.heads = new StreamHeads(streams);
        this.assembler = new GroupAssembler(lineage, heads, clock);
        this.settlement = new Settlement(lineage, heads, this.listener, answers);
    }

    /** Whether this process is the writer, as far as it knows. */
    public boolean isWriting() {
        return writing;
    }

    /**
     * Queues a ticket. Tickets of one aggregate must be submitted in the order of their events, which the aggregate's
     * lock sees to.
     */
    public void submit(Ticket ticket) {
        lineage.submitted(ticket);
        queue.add(ticket);
    }

    /** One turn: commits what has queued up, or tries to become the writer; waits for work at most so long. */
    public void turn(long patience, TimeUnit unit) throws InterruptedException {
        List<Ticket> taken = new ArrayList<>();
        Ticket first = queue.poll(patience, unit);
        if (first != null) {
            taken.add(first);
            queue.drainTo(taken, MOST_TICKETS - 1);
        }
        try {
            work(taken);
        } finally {
            settlement.flush();
        }
    }

    private void work(List<Ticket> taken) {
        Tenure current = tenure;
        if (current == null) {
            settlement.failAll(taken, new EventStoreUnavailableException("This process is not the writer"));
            becomeWriter();
        } else if (taken.isEmpty()) {
            current.keepAlive();
        } else {
            current.commit(taken);
        }
        endWhenLost();
    }

    /** Commits what is left and lets another process take over. What is in doubt then stays in doubt. */
    public void finish() {
        List<Ticket> rest = new ArrayList<>();
        queue.drainTo(rest);
        try {
            if (tenure != null) {
                tenure.commit(rest);
                endTenure(tenure);
            } else {
                settlement.failAll(rest, new EventStoreUnavailableException("The event store has stopped"));
            }
            if (inDoubt != null) {
                inDoubt.abandonDoubt();
                inDoubt = null;
            }
        } finally {
            settlement.flush();
            log.close();
        }
    }

    private void becomeWriter() {
        LogWriter next = log.takeOver().orElse(null);
        try {
            settleDoubt();
            if (next != null && inDoubt == null) {
                startTenure(next);
            }
        } catch (LogFailure lost) {
            LOGGER.warn("Lost the right to write at once: {}", lost.getMessage());
        } finally {
            if (next != null && tenure == null) {
                next.close();
            }
        }
    }

    private void startTenure(LogWriter next) {
        long head = next.head();
        heads.clear();
        lineage.poisonAll();
        listener.tookOver(head);
        tenure = new Tenure(next, head, assembler, settlement, listener);
        writing = true;
        LOGGER.info("This process is the writer of the log from position {} on", head);
    }

    private void endWhenLost() {
        if (tenure != null && tenure.isOver()) {
            endTenure(tenure);
        }
    }

    private void endTenure(Tenure last) {
        writing = false;
        inDoubt = last.isInDoubt() ? last : null;
        tenure = null;
        try {
            last.close();
        } finally {
            listener.lostWriting();
        }
    }

    private void settleDoubt() {
        if (inDoubt != null && inDoubt.resolveDoubt()) {
            inDoubt = null;
        }
    }
}
