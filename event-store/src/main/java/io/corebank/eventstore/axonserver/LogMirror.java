package io.corebank.eventstore.axonserver;

import io.corebank.eventstore.commit.Log;
import io.corebank.eventstore.commit.LogBatch;
import io.corebank.eventstore.commit.LogWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.Serializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies the log of Axon Server into the tables that a standalone bank has, event by event at the same positions, with
 * a hash chain of its own for each stream. Of several processes with the same database one copies.
 */
final class LogMirror implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(LogMirror.class);
    private static final int MOST_AT_ONCE = 500;
    private static final int PATIENCE_MILLIS = 500;

    private final PositionedEventStore events;
    private final Log copy;
    private final Serializer serializer;
    private final Thread thread = new Thread(this::run, "log-mirror");
    private volatile boolean stopped;

    LogMirror(PositionedEventStore events, Log copy, Serializer serializer) {
        this.events = events;
        this.copy = copy;
        this.serializer = serializer;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
    }

    private void run() {
        try {
            while (!stopped) {
                attempt();
                TimeUnit.MILLISECONDS.sleep(PATIENCE_MILLIS);
            }
        } catch (InterruptedException stop) {
            log.debug("The log is copied no more");
        } finally {
            copy.close();
        }
    }

    private void attempt() throws InterruptedException {
        Optional<LogWriter> tenure = copy.takeOver();
        if (tenure.isEmpty()) {
            return;
        }
        try (LogWriter writer = tenure.get()) {
            follow(writer);
        } catch (RuntimeException failure) {
            log.info("The log cannot be copied at the moment: {}", failure.toString());
        }
    }

    private void follow(LogWriter writer) throws InterruptedException {
        long head = writer.head();
        try (BlockingStream<TrackedEventMessage<?>> stream = events.openStream(new GlobalSequenceTrackingToken(head))) {
            while (!stopped) {
                List<TrackedEventMessage<?>> page = read(stream);
                if (page.isEmpty()) {
                    writer.confirm();
                    continue;
                }
                LogBatch batch = new MirroredPage(page, serializer).after(head, writer);
                writer.append(batch);
                head = batch.headAfter();
            }
        }
    }

    private static List<TrackedEventMessage<?>> read(BlockingStream<TrackedEventMessage<?>> stream)
            throws InterruptedException {
        List<TrackedEventMessage<?>> page = new ArrayList<>();
        int patience = PATIENCE_MILLIS;
        while (page.size() < MOST_AT_ONCE && stream.hasNextAvailable(patience, TimeUnit.MILLISECONDS)) {
            page.add(stream.nextAvailable());
            patience = 0;
        }
        return page;
    }
}
