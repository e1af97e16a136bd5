package io.corebank.eventstore;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the event store behaves; the defaults suit a process of some GiB.
 *
 * @param maxCommandsInFlight past so many unanswered commands a new one is refused with TooManyCommandsException
 * @param invokers threads that execute the commands which their callers' threads do not; 0 for as many as there are
 *     processors
 * @param tailCapacity the newest events kept in memory for live readers, a power of two
 * @param cachedAggregates aggregates kept in memory by the cache "aggregateCache"
 * @param cachedStreams streams whose last hash is kept in memory
 * @param snapshotEvery a snapshot is taken after so many events of an aggregate by "aggregateSnapshots"
 * @param writerSilence how long a writer may give no sign of life before another process may take over
 * @param allowSubscribingProcessors whether handlers may see events before they are durable
 * @param compactContent whether events are written compactly; not, while there are processes that cannot read that yet
 * @param connectionPatience how long a connection of the pool waits for PostgreSQL to answer, and PostgreSQL for the
 *     next word of a transaction, unless its URL says otherwise; zero for ever
 */
@ConfigurationProperties("event-store")
public record EventStoreSettings(
        @DefaultValue("10000") int maxCommandsInFlight,
        @DefaultValue("0") int invokers,
        @DefaultValue("16384") int tailCapacity,
        @DefaultValue("50000") int cachedAggregates,
        @DefaultValue("200000") int cachedStreams,
        @DefaultValue("500") int snapshotEvery,
        @DefaultValue("6s") Duration writerSilence,
        @DefaultValue("false") boolean allowSubscribingProcessors,
        @DefaultValue("true") boolean compactContent,
        @DefaultValue("15s") Duration connectionPatience) {

    /** A writer shows up every two seconds, so a shorter silence would be none. */
    private static final Duration SHORTEST_SILENCE = Duration.ofSeconds(3);

    public EventStoreSettings {
        if (writerSilence.compareTo(SHORTEST_SILENCE) < 0) {
            throw new IllegalArgumentException("event-store.writer-silence is " + writerSilence + ", less than "
                    + SHORTEST_SILENCE + ": a healthy writer would be passed over");
        }
    }

    public static EventStoreSettings defaults() {
        return new EventStoreSettings(
                10_000, 0, 16_384, 50_000, 200_000, 500, Duration.ofSeconds(6), false, true, Duration.ofSeconds(15));
    }
}
