package io.corebank.bench.chaos.load;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Part;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Several sessions at once, until they are stopped. */
public final class MixedLoad implements Part {

    private static final int SESSIONS = 8;

    private final List<Session> sessions;
    private final List<Thread> threads;

    private MixedLoad(List<Session> sessions) {
        this.sessions = sessions;
        this.threads = sessions.stream().map(MixedLoad::thread).toList();
    }

    /**
     * Begins.
     *
     * @param thoughtMillis how long a session thinks between answer and request, on average
     */
    public static MixedLoad start(Client client, Accounts accounts, SplittableRandom random, long thoughtMillis) {
        Memory memory = new Memory();
        MixedLoad load = new MixedLoad(IntStream.rangeClosed(1, SESSIONS)
                .mapToObj(number -> new Session(number, client, accounts, memory, random.split(), thoughtMillis))
                .toList());
        load.threads.forEach(Thread::start);
        return load;
    }

    private static Thread thread(Session session) {
        Thread thread = new Thread(session, "chaos-session");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends when every session has the answer that it waits for. */
    @Override
    public void close() {
        sessions.forEach(Session::stop);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new BenchException("Interrupted.", e);
            }
        }
    }
}
