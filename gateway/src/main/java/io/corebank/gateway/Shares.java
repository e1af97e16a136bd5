package io.corebank.gateway;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/** Something that there is so much of altogether, and so much of for one caller. */
final class Shares {

    private final Semaphore room;
    private final int mostOfOne;
    private final ConcurrentMap<String, Integer> taken = new ConcurrentHashMap<>();

    Shares(int most, int mostOfOne) {
        this.room = new Semaphore(most);
        this.mostOfOne = mostOfOne;
    }

    /** Takes one, if there is one left for this caller. Who has it gives it back. */
    boolean take(String caller) {
        if (!room.tryAcquire()) {
            return false;
        }
        if (taken.merge(caller, 1, Integer::sum) > mostOfOne) {
            giveBack(caller, 1);
            return false;
        }
        return true;
    }

    void giveBack(String caller, int count) {
        if (count > 0) {
            taken.computeIfPresent(caller, (name, all) -> all == count ? null : all - count);
            room.release(count);
        }
    }
}
