package io.corebank.eventstore.axon;

import java.security.SecureRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.axonframework.common.IdentifierFactory;

/**
 * Makes the identifiers of messages, of which an event costs a dozen: Axon gives one to each command, event and result.
 * {@link UUID#randomUUID()} takes them from one source for all threads, one at a time. These come from a generator for
 * each thread that begins with 40 bytes of that source, so that no two are ever expected to be the same; but whoever
 * knows some of them could tell the next, so that nothing may rest on their being secret.
 */
public final class QuickIdentifiers extends IdentifierFactory {

    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X256MixRandom");
    private static final int SEED_BYTES = 40;
    private static final ThreadLocal<RandomGenerator> OWN = ThreadLocal.withInitial(QuickIdentifiers::seeded);

    private static final long VERSION_4 = 0x4000L;
    private static final long VERSION_BITS = 0xf000L;
    private static final long VARIANT_2 = 0x8000000000000000L;
    private static final long VARIANT_BITS = 0xc000000000000000L;

    @Override
    public String generateIdentifier() {
        RandomGenerator random = OWN.get();
        return new UUID(random.nextLong() & ~VERSION_BITS | VERSION_4, random.nextLong() & ~VARIANT_BITS | VARIANT_2)
                .toString();
    }

    private static RandomGenerator seeded() {
        byte[] seed = new byte[SEED_BYTES];
        new SecureRandom().nextBytes(seed);
        return FACTORY.create(seed);
    }
}
