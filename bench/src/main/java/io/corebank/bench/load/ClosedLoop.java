package io.corebank.bench.load;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Every connection sends its next request as soon as it has the answer to the last one: for throughput. */
public final class ClosedLoop extends Load {

    private ClosedLoop(URI server, Requests requests) {
        super(server, requests);
    }

    /** Sends with so many connections for so long. */
    public static LoadResult run(URI server, Requests requests, int connections, Duration time) {
        return new ClosedLoop(server, requests).run(connections, time);
    }

    @Override
    void begin(List<Connection> idle, long start) throws IOException {
        for (Connection connection : idle) {
            send(connection, start);
        }
    }

    @Override
    void freed(Connection connection, long now) throws IOException {
        send(connection, now);
    }

    @Override
    long sendDue(long now) {
        return 0;
    }
}
