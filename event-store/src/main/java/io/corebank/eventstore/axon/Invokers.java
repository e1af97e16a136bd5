package io.corebank.eventstore.axon;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;

/** Where commands are executed: all with the same target have the same lane, so they keep their order. */
final class Invokers {

    /** So many that two commands rarely meet in one by chance. */
    private static final int LANES = 64;

    /** For each thread of the lanes, so many callers' threads execute commands. */
    private static final int LENT = 2;

    private static final long DRAIN_SECONDS = 10;

    private final List<Lane> lanes;
    private final RoutingStrategy routing;
    private final ExecutorService threads;

    /** @param threads of the lanes, which end with the invokers */
    Invokers(List<Lane> lanes, RoutingStrategy routing, ExecutorService threads) {
        this.lanes = List.copyOf(lanes);
        this.routing = routing;
        this.threads = threads;
    }

    static Invokers start(int count, RoutingStrategy routing) {
        ExecutorService threads = Threads.invokers(count);
        Lender lender = Lender.ofAtMost(LENT * count);
        List<Lane> lanes = IntStream.range(0, LANES)
                .mapToObj(i -> new Lane(threads, lender))
                .toList();
        return new Invokers(lanes, routing, threads);
    }

    Lane of(CommandMessage<?> command) {
        String key = routing.getRoutingKey(command);
        int hash = key == null ? ThreadLocalRandom.current().nextInt() : key.hashCode();
        return lanes.get(Math.floorMod(hash ^ (hash >>> 16), lanes.size()));
    }

    void stop() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
