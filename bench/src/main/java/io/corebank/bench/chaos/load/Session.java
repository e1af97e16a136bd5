package io.corebank.bench.chaos.load;

import io.corebank.bench.chaos.history.Answer;
import io.corebank.bench.chaos.history.Request;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** One client: asks, waits for the answer, thinks a little, asks again. */
final class Session implements Runnable {

    /** Who finds nobody there does not come back at once. */
    private static final int LONGER = 5;

    private final int number;
    private final Client client;
    private final Memory memory;
    private final Plan plan;
    private final SplittableRandom random;
    private final long longestThoughtMillis;
    private volatile boolean stopped;
    private long seen;

    Session(int number, Client client, Accounts accounts, Memory memory, SplittableRandom random, long thoughtMillis) {
        this.number = number;
        this.client = client;
        this.memory = memory;
        this.random = random;
        this.longestThoughtMillis = 2 * thoughtMillis;
        this.plan = new Plan(number, accounts, memory, random.split());
    }

    void stop() {
        stopped = true;
    }

    @Override
    public void run() {
        while (!stopped) {
            Request request = plan.next(seen);
            Answer answer = client.ask(number, request);
            seen = Math.max(seen, answer.position());
            if (!request.kind().isRead() && !request.forbidden()) {
                memory.add(request, answer, random);
            }
            think(answer.status() == 0 ? LONGER * longestThoughtMillis : longestThoughtMillis);
        }
    }

    private void think(long longestMillis) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1 + random.nextLong(longestMillis)));
    }
}
