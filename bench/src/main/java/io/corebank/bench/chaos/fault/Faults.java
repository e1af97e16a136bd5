package io.corebank.bench.chaos.fault;

import io.corebank.bench.chaos.history.Disturbance;
import io.corebank.bench.chaos.history.History;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** Injects one fault after the other: all kinds in an order of chance, then all in another order, and so on. */
public final class Faults<S extends Site> {

    private final List<? extends Fault<S>> kinds;
    private final S site;
    private final History history;
    private final SplittableRandom random;
    private final boolean brief;
    private final Deque<Fault<S>> next = new ArrayDeque<>();
    private final Map<String, Integer> counts = new TreeMap<>();

    Faults(List<? extends Fault<S>> kinds, S site, History history, SplittableRandom random, boolean brief) {
        this.kinds = kinds;
        this.site = site;
        this.history = history;
        this.random = random;
        this.brief = brief;
    }

    /** A fault that is over, and how long something was kept from working on purpose. */
    public record Hit(String fault, long endMicros, Duration intended) {}

    /** Injects the next one, and answers when it is over. */
    public Hit next() {
        if (next.isEmpty()) {
            next.addAll(shuffled());
        }
        Fault<S> fault = next.remove();
        long begin = History.nowMicros();
        Duration intended = fault.hit(site, random, brief);
        counts.merge(fault.name(), 1, Integer::sum);
        Hit hit = new Hit(fault.name(), History.nowMicros(), intended);
        history.disturbed(new Disturbance(
                fault.name(), begin, hit.endMicros(), TimeUnit.SECONDS.toMicros(fault.wrongSeconds(site))));
        return hit;
    }

    private List<Fault<S>> shuffled() {
        List<Fault<S>> faults = new ArrayList<>(kinds(true));
        for (int i = faults.size() - 1; i > 0; i--) {
            faults.set(i, faults.set(random.nextInt(i + 1), faults.get(i)));
        }
        return faults;
    }

    /** Those that this machine lacks the means for. */
    public List<String> impossible() {
        return kinds(false).stream().map(Fault::name).toList();
    }

    private List<? extends Fault<S>> kinds(boolean possible) {
        return kinds.stream()
                .filter(fault -> (fault.isShort() || !brief) && fault.isPossible(site) == possible)
                .toList();
    }

    /** How many there were so far. */
    public int injected() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** How often each kind was injected. */
    public Map<String, Integer> counts() {
        return counts;
    }
}
