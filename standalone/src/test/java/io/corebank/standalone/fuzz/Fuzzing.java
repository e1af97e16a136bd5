package io.corebank.standalone.fuzz;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import tools.jackson.databind.json.JsonMapper;

/** Many connections that send requests and look at what comes back. The seed gives every connection its requests. */
final class Fuzzing {

    private static final int MOST_OBJECTIONS = 20;
    private static final int SLOWEST = 8;

    private final Contract contract;
    private final Map<String, String> tokens;
    private final int port;
    private final World world = new World();
    private final Judge judge = new Judge();
    private final Queue<String> objections = new ConcurrentLinkedQueue<>();
    private final Map<Integer, LongAdder> statuses = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> nanos = new ConcurrentHashMap<>();
    private final Set<String> succeeded = ConcurrentHashMap.newKeySet();

    /** @param tokens {@code role token} by the name of who bears it; may be renewed while it shoots */
    Fuzzing(Contract contract, Map<String, String> tokens, int port) {
        this.contract = contract;
        this.tokens = tokens;
        this.port = port;
    }

    /**
     * Sends so many requests over so many connections, or stops when the time is over or at the twentieth objection.
     */
    void run(long seed, int connections, long requests, Duration longest)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + longest.toNanos();
        AtomicLong left = new AtomicLong(requests);
        ExecutorService pool = Executors.newFixedThreadPool(connections);
        try {
            List<Future<?>> workers = new ArrayList<>();
            for (int connection = 0; connection < connections; connection++) {
                Random random = new Random(seed * 1_000 + connection);
                workers.add(pool.submit(() -> {
                    shoot(random, left, end);
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                worker.get();
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private void shoot(Random random, AtomicLong left, long end) throws IOException {
        Shots shots = new Shots(contract, tokens, world, succeeded, random, port);
        try (Wire wire = new Wire(port)) {
            while (left.getAndDecrement() > 0 && System.nanoTime() < end && objections.size() < MOST_OBJECTIONS) {
                Shot shot = shots.next();
                long sent = System.nanoTime();
                try {
                    judge(shot, wire.exchange(shot.bytes(), shot.expectsBody()));
                } catch (SocketTimeoutException silence) {
                    objections.add("no answer in time%n%s%n".formatted(shot));
                    wire.hangUp();
                }
                nanos.computeIfAbsent(shot.operation().name(), any -> new LongAdder())
                        .add(System.nanoTime() - sent);
            }
        }
    }

    private void judge(Shot shot, Reply reply) {
        statuses.computeIfAbsent(reply.status(), any -> new LongAdder()).increment();
        judge.objection(shot, reply)
                .ifPresent(
                        objection -> objections.add("%s%n%s%n%n---- answered%n%s%n".formatted(objection, shot, reply)));
        if (reply.status() >= 200 && reply.status() < 300) {
            succeeded.add(shot.operation().name());
            if (reply.mediaType().equals("application/json")) {
                world.learn(shot.operation(), JsonMapper.shared().readTree(reply.body()), shot.actor(), shot.used());
            }
        }
    }

    /** What was wrong, each with its request and its answer. */
    List<String> objections() {
        return List.copyOf(objections);
    }

    /** How often each status was answered. */
    Map<Integer, Long> statuses() {
        Map<Integer, Long> counts = new TreeMap<>();
        statuses.forEach((status, count) -> counts.put(status, count.sum()));
        return counts;
    }

    /** The operations that never did what they are there for, because no request got that far. */
    Set<String> neverSucceeded() {
        Set<String> never = new TreeSet<>();
        contract.operations().stream()
                .map(Operation::name)
                .filter(name -> !succeeded.contains(name))
                .forEach(never::add);
        return never;
    }

    @Override
    public String toString() {
        return "answers by status " + statuses() + "; learnt " + world + "never succeeded " + neverSucceeded()
                + "; seconds waited for " + slowest();
    }

    /** For which operations the connections have waited longest, in seconds of all of them together. */
    private Map<String, Long> slowest() {
        Map<String, Long> slowest = new LinkedHashMap<>();
        nanos.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().sum()))
                .limit(SLOWEST)
                .forEach(entry -> slowest.put(entry.getKey(), entry.getValue().sum() / TimeUnit.SECONDS.toNanos(1)));
        return slowest;
    }
}
