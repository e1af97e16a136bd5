package io.corebank.query.live;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes to a client without a thread of its own and without waiting. Whoever brings work while nobody writes does the
 * writing; others only leave a note. The container uses its objects again for the next request as soon as it has told
 * that this one is over, so that call waits until nobody is inside them.
 */
final class ServletConnection implements Connection, WriteListener, AsyncListener {

    private static final Logger log = LoggerFactory.getLogger(ServletConnection.class);

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final int capacity;
    private final Runnable onEnd;
    private final Queue<byte[]> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicInteger notes = new AtomicInteger();
    private final AtomicBoolean left = new AtomicBoolean();
    private final ReentrantLock inside = new ReentrantLock();
    private final AtomicReference<@Nullable Runnable> drained = new AtomicReference<>();
    private volatile boolean begun;
    private volatile boolean finishing;
    private volatile boolean aborted;
    private volatile boolean lost;
    private volatile boolean completed;
    private boolean unflushed;

    /** @param onEnd runs once, however the connection ends */
    ServletConnection(AsyncContext async, ServletOutputStream out, int capacity, Runnable onEnd) {
        this.async = async;
        this.out = out;
        this.capacity = capacity;
        this.onEnd = onEnd;
    }

    void begin() {
        async.setTimeout(0);
        async.addListener(this);
        out.setWriteListener(this);
    }

    @Override
    public boolean offer(byte[] bytes) {
        if (size.get() >= capacity) {
            return false;
        }
        size.incrementAndGet();
        waiting.add(bytes);
        work();
        return true;
    }

    @Override
    public boolean isBusy() {
        return size.get() > capacity / 2;
    }

    @Override
    public void whenDrained(Runnable task) {
        drained.set(task);
        work();
    }

    @Override
    public void finish() {
        finishing = true;
        work();
    }

    /** Ends the request once nothing is on its way; a client that never reads again meets the container's timeout. */
    @Override
    public void abort() {
        aborted = true;
        waiting.clear();
        leave();
        work();
    }

    @Override
    public void onWritePossible() {
        begun = true;
        work();
    }

    private void work() {
        if (notes.getAndIncrement() != 0) {
            return;
        }
        for (int seen = 1; seen != 0; seen = notes.addAndGet(-seen)) {
            write();
        }
    }

    private void write() {
        inside.lock();
        try {
            while (begun && !lost && !completed && out.isReady()) {
                byte[] next = aborted ? null : waiting.poll();
                if (next != null) {
                    size.decrementAndGet();
                    out.write(next);
                    unflushed = true;
                } else if (unflushed && !aborted) {
                    unflushed = false;
                    out.flush();
                } else {
                    settle();
                    return;
                }
            }
        } catch (IOException | RuntimeException gone) {
            log.debug("A client of a stream is gone: {}", gone.toString());
            lose();
        } finally {
            inside.unlock();
        }
    }

    /** Nothing is on its way. */
    private void settle() {
        Runnable task = drained.getAndSet(null);
        if (task != null) {
            task.run();
        }
        if (aborted || (finishing && waiting.isEmpty())) {
            completed = true;
            complete(async);
            leave();
        }
    }

    private void leave() {
        if (left.compareAndSet(false, true)) {
            onEnd.run();
        }
    }

    /** The container knows that the connection is lost, and ends the request on a thread of its own. */
    private void lose() {
        inside.lock();
        try {
            lost = true;
        } finally {
            inside.unlock();
        }
        waiting.clear();
        leave();
    }

    private static void complete(AsyncContext request) {
        try {
            request.complete();
        } catch (IllegalStateException completed) {
            log.debug("The container has ended a stream: {}", completed.getMessage());
        }
    }

    @Override
    public void onError(Throwable failure) {
        lose();
    }

    @Override
    public void onError(AsyncEvent event) {
        lose();
        complete(event.getAsyncContext());
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        onError(event);
    }

    @Override
    public void onComplete(AsyncEvent event) {
        lose();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        throw new IllegalStateException("A stream is begun once");
    }
}
