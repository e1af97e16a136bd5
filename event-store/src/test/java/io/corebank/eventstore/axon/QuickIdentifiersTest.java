package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashSet;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.axonframework.common.IdentifierFactory;
import org.junit.jupiter.api.Test;

class QuickIdentifiersTest {

    private static final int THREADS = 8;
    private static final int EACH = 20_000;

    private final QuickIdentifiers identifiers = new QuickIdentifiers();

    @Test
    void makesRandomUuids() {
        for (int i = 0; i < 1_000; i++) {
            UUID id = UUID.fromString(identifiers.generateIdentifier());
            assertThat(id.version()).isEqualTo(4);
            assertThat(id.variant()).isEqualTo(2);
        }
    }

    @Test
    void makesNoneTwiceOnWhateverThread() throws InterruptedException {
        Set<String> made = Collections.synchronizedSet(new HashSet<>());
        Thread[] threads = IntStream.range(0, THREADS)
                .mapToObj(i -> new Thread(() -> {
                    for (int k = 0; k < EACH; k++) {
                        made.add(identifiers.generateIdentifier());
                    }
                }))
                .toArray(Thread[]::new);
        for (Thread thread : threads) {
            thread.start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(made).hasSize(THREADS * EACH);
    }

    @Test
    void isWhatAxonFinds() {
        assertThat(ServiceLoader.load(IdentifierFactory.class)).hasAtLeastOneElementOfType(QuickIdentifiers.class);
    }
}
