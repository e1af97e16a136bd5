package io.corebank.audit;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads and hashes the log on a thread of its own, so that examining it need not wait for PostgreSQL. */
final class EntryFeed implements AutoCloseable {

    private static final int BATCH = 1_000;
    private static final int BATCHES_AHEAD = 16;
    private static final long PATIENCE_MILLIS = 100;

    private final BlockingQueue<List<Entry>> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final LogSource source;
    private final Thread reader = new Thread(this::readAll, "audit-reader");
    private final ChainHash hash = new ChainHash();
    private List<Entry> filling = new ArrayList<>(BATCH);
    private volatile boolean closed;
    private volatile @Nullable Throwable failure;

    EntryFeed(Connection connection) {
        this.source = new LogSource(connection);
        reader.setDaemon(true);
        reader.start();
    }

    /** The next events in order; none at the end. */
    List<Entry> next() {
        try {
            List<Entry> batch = null;
            while (batch == null) {
                Throwable broken = failure;
                if (broken != null) {
                    throw new AuditException("The log cannot be read: " + broken.getMessage(), broken);
                }
                batch = batches.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
            }
            return batch;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AuditException("The audit was interrupted", interrupted);
        }
    }

    private void readAll() {
        try {
            source.read(row -> {
                filling.add(Entry.of(row, hash));
                if (filling.size() == BATCH) {
                    deliver();
                }
            });
            if (!filling.isEmpty()) {
                deliver();
            }
            deliver();
        } catch (Exception | OutOfMemoryError broken) {
            failure = broken;
        }
    }

    private void deliver() {
        List<Entry> full = filling;
        filling = new ArrayList<>(BATCH);
        try {
            while (!batches.offer(full, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                if (closed) {
                    throw new IllegalStateException("Nobody reads on");
                }
            }
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            reader.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
