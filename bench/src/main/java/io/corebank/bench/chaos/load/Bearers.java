package io.corebank.bench.chaos.load;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Clerk;
import io.corebank.bench.lab.Entrance;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The tokens of the bank's users, each asked for again before it ends, or when it was refused. */
final class Bearers {

    private static final long LIFE_NANOS = Duration.ofMinutes(4).toNanos();

    private record Bearer(String header, long since) {}

    private final Entrance bank;
    private final Map<URI, Clerk> clerks = new ConcurrentHashMap<>();
    private final Map<String, Bearer> known = new ConcurrentHashMap<>();

    Bearers(Entrance bank) {
        this.bank = bank;
    }

    /** The {@code Authorization} of a user; an old one while the bank does not give a new one. */
    String of(String user) {
        Bearer bearer = known.get(user);
        if (bearer == null || System.nanoTime() - bearer.since() > LIFE_NANOS) {
            bearer = known.compute(user, this::renewed);
        }
        return bearer.header();
    }

    void forget(String user) {
        known.computeIfPresent(user, (name, bearer) -> new Bearer(bearer.header(), bearer.since() - LIFE_NANOS));
    }

    private Bearer renewed(String user, @Nullable Bearer before) {
        if (before != null && System.nanoTime() - before.since() <= LIFE_NANOS) {
            return before;
        }
        try {
            return new Bearer(
                    "Bearer "
                            + clerks.computeIfAbsent(bank.address(), Clerk::new).token(user),
                    System.nanoTime());
        } catch (BenchException silence) {
            return before == null ? new Bearer("Bearer none", System.nanoTime() - LIFE_NANOS) : before;
        }
    }
}
