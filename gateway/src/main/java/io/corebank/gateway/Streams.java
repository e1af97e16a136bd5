package io.corebank.gateway;

import io.corebank.gateway.NoAnswer.Kind;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/** The answers that go on for as long as somebody listens: so many altogether, and so many of one caller. */
final class Streams {

    private final Semaphore room;
    private final int mostOfOne;
    private final ConcurrentMap<String, Integer> open = new ConcurrentHashMap<>();

    Streams(int most, int mostOfOne) {
        this.room = new Semaphore(most);
        this.mostOfOne = mostOfOne;
    }

    /**
     * Begins a stream. Who has begun one leaves.
     *
     * @throws NoAnswer when there are as many as there may be, and none has begun
     */
    void enter(String caller) throws NoAnswer {
        if (!room.tryAcquire()) {
            throw new NoAnswer(Kind.BUSY, "too many streams are open");
        }
        if (open.merge(caller, 1, Integer::sum) > mostOfOne) {
            leave(caller);
            throw new NoAnswer(Kind.BUSY, "its caller has too many streams open");
        }
    }

    void leave(String caller) {
        open.computeIfPresent(caller, (name, count) -> count == 1 ? null : count - 1);
        room.release();
    }
}
