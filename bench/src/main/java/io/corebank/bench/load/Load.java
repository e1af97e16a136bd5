package io.corebank.bench.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** The connections of one load and what came back on them. One thread does it all, so that it takes little. */
abstract class Load {

    private static final long LONGEST_WAIT_MILLIS = 100;
    private static final long LONGEST_LATENCY = TimeUnit.MINUTES.toNanos(2);

    private final URI server;
    private final Requests requests;
    private final Histogram nanos = new Histogram(LONGEST_LATENCY, 3);
    private long succeeded;
    private long failed;
    private long broken;
    private int underWay;
    private long end;

    Load(URI server, Requests requests) {
        this.server = server;
        this.requests = requests;
    }

    /** Called once, with all connections idle. */
    abstract void begin(List<Connection> idle, long start) throws IOException;

    /** A connection is free again, at this time. */
    abstract void freed(Connection connection, long now) throws IOException;

    /** What has come due is sent; answers for how many nanoseconds nothing will, or 0 to wait for an answer. */
    abstract long sendDue(long now) throws IOException;

    final void send(Connection connection, long due) throws IOException {
        underWay++;
        connection.send(requests, due);
    }

    /** Runs until the time is over and every request has its answer, or has waited for it beyond all patience. */
    final LoadResult run(int connections, Duration time) {
        List<Connection> all = new ArrayList<>();
        try (Selector selector = Selector.open()) {
            for (int i = 0; i < connections; i++) {
                all.add(new Connection(server, selector));
            }
            long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            long start = System.nanoTime();
            end = start + time.toNanos();
            begin(all, start);
            loop(selector);
            double seconds = (Math.max(System.nanoTime(), end) - start) / 1e9;
            double used = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9;
            return new LoadResult(succeeded, failed, broken, seconds, used / seconds, nanos);
        } catch (UncheckedIOException e) {
            throw brokenOff(Objects.requireNonNull(e.getCause()));
        } catch (IOException e) {
            throw brokenOff(e);
        } finally {
            all.forEach(Load::close);
        }
    }

    private UncheckedIOException brokenOff(IOException cause) {
        return new UncheckedIOException("The load on " + server + " broke off: " + cause.getMessage(), cause);
    }

    private void loop(Selector selector) throws IOException {
        long now = System.nanoTime();
        while (now < end || (underWay > 0 && now < end + LONGEST_LATENCY)) {
            long pause = now < end ? sendDue(now) : 0;
            if (pause == 0) {
                selector.select(this::receive, LONGEST_WAIT_MILLIS);
            } else if (selector.selectNow(this::receive) == 0) {
                LockSupport.parkNanos(pause);
            }
            now = System.nanoTime();
        }
        failed += underWay;
        broken += underWay;
    }

    private void receive(SelectionKey key) {
        Connection connection = (Connection) key.attachment();
        try {
            int status = connection.receive();
            if (status == ResponseReader.INCOMPLETE) {
                return;
            }
            long now = System.nanoTime();
            underWay--;
            requests.answered(connection.number(), status);
            if (status / 100 == 2) {
                succeeded++;
                nanos.recordValue(Math.min(LONGEST_LATENCY, now - connection.since()));
            } else {
                failed++;
                broken += status == ResponseReader.BROKEN ? 1 : 0;
            }
            if (now < end) {
                freed(connection, now);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
