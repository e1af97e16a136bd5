package io.corebank.notifications;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes outcomes down, many at a time, one batch after the other. Used by the deliverer's thread alone. */
final class OutcomeWriter {

    private static final Logger log = LoggerFactory.getLogger(OutcomeWriter.class);
    private static final int LARGEST = 1_000;
    private static final int MOST_UNWRITTEN = 10_000;

    private final Consumer<List<Outcome>> rows;
    private final Executor database;
    private final Executor loop;
    private final Consumer<List<Outcome>> written;
    private final List<Outcome> outcomes = new ArrayList<>();
    private boolean writing;

    OutcomeWriter(Consumer<List<Outcome>> rows, Executor database, Executor loop, Consumer<List<Outcome>> written) {
        this.rows = rows;
        this.database = database;
        this.loop = loop;
        this.written = written;
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    /** Whether so much is unwritten that nothing more may be sent. */
    boolean isFull() {
        return outcomes.size() >= MOST_UNWRITTEN;
    }

    /** Whether everything is written. */
    boolean isEmpty() {
        return outcomes.isEmpty();
    }

    /** Begins to write what there is, unless something is being written. What cannot be written is tried again. */
    @SuppressWarnings("FutureReturnValueIgnored")
    void flush() {
        if (writing || outcomes.isEmpty()) {
            return;
        }
        writing = true;
        List<Outcome> batch = List.copyOf(outcomes.subList(0, Math.min(LARGEST, outcomes.size())));
        CompletableFuture.runAsync(() -> rows.accept(batch), database)
                .whenCompleteAsync((done, failure) -> end(batch, failure), loop);
    }

    private void end(List<Outcome> batch, @Nullable Throwable failure) {
        writing = false;
        if (failure != null) {
            log.warn("Outcomes of webhooks cannot be written: {}", failure.toString());
            return;
        }
        outcomes.subList(0, batch.size()).clear();
        written.accept(batch);
        flush();
    }
}
