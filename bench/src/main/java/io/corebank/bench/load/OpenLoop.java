package io.corebank.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Requests come due at a fixed rate, whatever the server does, and their latency counts from then: a stall is felt by
 * everybody who arrives during it, as it is in life.
 */
public final class OpenLoop extends Load {

    private static final long LONGEST_PAUSE = 50_000;

    private final double nanosApart;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private long start;
    private long sent;

    private OpenLoop(URI server, Requests requests, double perSecond) {
        super(server, requests);
        this.nanosApart = 1e9 / perSecond;
    }

    /** Sends so many requests a second, on at most so many connections, for so long. */
    public static LoadResult run(URI server, Requests requests, double perSecond, int connections, Duration time) {
        return new OpenLoop(server, requests, perSecond).run(connections, time);
    }

    @Override
    void begin(List<Connection> all, long now) {
        idle.addAll(all);
        start = now;
    }

    @Override
    void freed(Connection connection, long now) {
        idle.push(connection);
    }

    @Override
    long sendDue(long now) throws IOException {
        while (due() <= now && !idle.isEmpty()) {
            send(idle.pop(), due());
            sent++;
        }
        long pause = due() - now;
        return Math.max(1, Math.min(pause, LONGEST_PAUSE));
    }

    private long due() {
        return start + (long) (sent * nanosApart);
    }
}
