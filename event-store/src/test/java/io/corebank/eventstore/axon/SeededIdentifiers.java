package io.corebank.eventstore.axon;

import java.util.Random;
import java.util.UUID;
import org.axonframework.common.IdentifierFactory;
import org.jspecify.annotations.Nullable;

/** Makes identifiers out of a seed in a simulation, and random ones everywhere else. */
public final class SeededIdentifiers extends IdentifierFactory {

    private static final ThreadLocal<@Nullable Random> SEEDED = new ThreadLocal<>();

    static void seed(long seed) {
        SEEDED.set(new Random(seed));
    }

    static void stop() {
        SEEDED.remove();
    }

    @Override
    public String generateIdentifier() {
        Random random = SEEDED.get();
        return random == null
                ? UUID.randomUUID().toString()
                : new UUID(random.nextLong(), random.nextLong()).toString();
    }
}
