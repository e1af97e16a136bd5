package io.corebank.eventstore.axon;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;

/**
 * The threads that execute commands. All commands with the same target have the same thread, so they keep their order.
 */
final class Invokers {

    private static final long DRAIN_SECONDS = 10;

    private final List<Executor> threads;
    private final RoutingStrategy routing;

    Invokers(List<Executor> threads, RoutingStrategy routing) {
        this.threads = List.copyOf(threads);
        this.routing = routing;
    }

    static Invokers start(int count, RoutingStrategy routing) {
        List<Executor> threads = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            String name = "command-invoker-" + i;
            threads.add(Executors.newSingleThreadExecutor(task -> {
                Thread thread = new Thread(task, name);
                thread.setDaemon(true);
                return thread;
            }));
        }
        return new Invokers(threads, routing);
    }

    Executor of(CommandMessage<?> command) {
        String key = routing.getRoutingKey(command);
        int hash = key == null ? ThreadLocalRandom.current().nextInt() : key.hashCode();
        return threads.get(Math.floorMod(hash ^ (hash >>> 16), threads.size()));
    }

    void stop() {
        for (Executor thread : threads) {
            if (thread instanceof ExecutorService service) {
                stop(service);
            }
        }
    }

    private static void stop(ExecutorService service) {
        service.shutdown();
        try {
            if (!service.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                service.shutdownNow();
            }
        } catch (InterruptedException e) {
            service.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
