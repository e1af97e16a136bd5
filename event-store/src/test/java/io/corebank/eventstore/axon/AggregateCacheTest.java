package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.commit.Committer;
import io.corebank.eventstore.commit.Lineage;
import io.corebank.eventstore.commit.Ticket;
import io.corebank.eventstore.sample.JarOpened;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

class AggregateCacheTest {

    private static final int MOST = 2;

    private final Lineage lineage = new Lineage();
    private final AggregateCache cache = new AggregateCache(lineage, MOST);

    @Test
    void keepsThoseUsedLastAndNoMoreThanItsBound() {
        cache.put("a", 1);
        cache.put("b", 2);
        assertThat(cache.<String, Integer>get("a")).isEqualTo(1);
        cache.put("c", 3);
        assertThat(cache.containsKey("b")).isFalse();
        assertThat(cache.<String, Integer>get("a")).isEqualTo(1);
        assertThat(cache.<String, Integer>get("c")).isEqualTo(3);
    }

    @Test
    void handsOutNoStateThatRestsOnEventsThatFailed() throws Exception {
        Committer committer = new Committer(
                new SimulatedLog(new SimulatedFaults(new Random(1), 0)),
                lineage,
                new MemoryUpkeep(new Tail(16), writing -> {}),
                Runnable::run,
                Clock.systemUTC(),
                10);
        cache.put("jar", "state");
        cache.put("other", "state");
        committer.submit(new Ticket(
                List.of(EventSerialization.serialize(
                        new GenericDomainEventMessage<>("Jar", "jar", 0, new JarOpened("jar")),
                        SimulatedProcess.SERIALIZER)),
                null,
                Map.of("jar", lineage.stamp())));
        committer.turn(0, TimeUnit.MILLISECONDS);
        assertThat(cache.<String, Object>get("jar"))
                .as("this process was not the writer")
                .isNull();
    }

    @Test
    void forgetsWhatItIsToldTo() {
        cache.put("a", 1);
        cache.put("b", 2);
        cache.evict("a");
        assertThat(cache.containsKey("a")).isFalse();
        assertThat(cache.putIfAbsent("b", 3)).isFalse();
        assertThat(cache.putIfAbsent("a", 3)).isTrue();
        cache.removeAll();
        assertThat(cache.containsKey("b")).isFalse();
    }
}
