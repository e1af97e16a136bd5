package io.corebank.query.live;

import io.corebank.eventstore.EventLog;
import io.corebank.support.web.Unavailable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** All live streams of this process: a few threads, however many clients there are. */
@Component
@EnableConfigurationProperties(LiveSettings.class)
class LiveStreams implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);
    private static final int READERS = 2;

    private final LiveSettings settings;
    private final EventLog eventLog;
    private final EventFormat format;
    private final StreamHistory history;
    private final Clock clock;
    private final Map<String, Set<Subscription>> byAggregate = new ConcurrentHashMap<>();
    private final AtomicInteger open = new AtomicInteger();
    private volatile boolean running;
    private final ExecutorService readers = Executors.newFixedThreadPool(READERS, named("live-history"));
    private final ScheduledExecutorService heartbeats =
            Executors.newSingleThreadScheduledExecutor(named("live-heartbeat"));
    private final Dispatcher dispatcher;

    LiveStreams(
            LiveSettings settings,
            EventStore events,
            EventLog eventLog,
            EventFormat format,
            StreamHistory history,
            Clock clock) {
        this.settings = settings;
        this.eventLog = eventLog;
        this.format = format;
        this.history = history;
        this.clock = clock;
        this.dispatcher = new Dispatcher(events, this::tell);
    }

    /** Makes a connection that does something when it ends. */
    @FunctionalInterface
    interface Opening {
        Connection open(int buffer, Runnable onEnd);
    }

    /**
     * Refuses when there are as many streams as this process serves, or when it is about to stop.
     *
     * @throws Unavailable then
     */
    void admit() {
        if (!running) {
            throw new Unavailable("stopping", "This process is about to stop. Ask again.");
        }
        if (open.get() >= settings.streams()) {
            throw new Unavailable("too-many-streams", "There are " + settings.streams() + " streams open already.");
        }
    }

    /** Streams the events of an aggregate behind a position. */
    void stream(String aggregateId, long after, Instant end, Opening opening) {
        Holder holder = new Holder();
        open.incrementAndGet();
        Connection connection = opening.open(settings.buffer(), () -> forget(holder));
        Subscription subscription = new Subscription(aggregateId, end, history, readers, connection);
        holder.subscription = subscription;
        byAggregate.compute(aggregateId, (id, present) -> {
            Set<Subscription> all = present == null ? ConcurrentHashMap.newKeySet() : present;
            all.add(subscription);
            return all;
        });
        subscription.begin(after);
        if (holder.ended) {
            remove(subscription);
        }
        if (!running) {
            subscription.finish();
        }
    }

    /** How many streams are open. */
    int open() {
        return open.get();
    }

    /** Lets a connection end that is older than its subscription. */
    private static final class Holder {
        private volatile @Nullable Subscription subscription;
        private volatile boolean ended;
    }

    private void forget(Holder holder) {
        open.decrementAndGet();
        holder.ended = true;
        Subscription gone = holder.subscription;
        if (gone != null) {
            remove(gone);
        }
    }

    private void remove(Subscription gone) {
        byAggregate.computeIfPresent(gone.aggregateId(), (id, all) -> {
            all.remove(gone);
            return all.isEmpty() ? null : all;
        });
    }

    private void tell(DomainEventMessage<?> event, long position) {
        Set<Subscription> interested = byAggregate.get(event.getAggregateIdentifier());
        if (interested == null) {
            return;
        }
        try {
            Frame frame = format.frame(event, position);
            interested.forEach(subscription -> subscription.tell(frame));
        } catch (RuntimeException unreadable) {
            log.warn("An event of {} cannot be told, and its streams end", event.getAggregateIdentifier(), unreadable);
            interested.forEach(Subscription::finish);
        }
    }

    private void each(Consumer<Subscription> work) {
        byAggregate.values().forEach(all -> all.forEach(work));
    }

    @Override
    public void start() {
        dispatcher.start(eventLog.head());
        long period = settings.heartbeat().toMillis();
        Future<?> unused = heartbeats.scheduleWithFixedDelay(
                () -> each(subscription -> subscription.tick(clock.instant())), period, period, TimeUnit.MILLISECONDS);
        running = true;
    }

    /** Ends every stream, before the web server waits for its requests. */
    @Override
    public void stop() {
        running = false;
        dispatcher.close();
        heartbeats.shutdownNow();
        each(Subscription::finish);
        readers.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }

    private static ThreadFactory named(String name) {
        return task -> {
            Thread thread = new Thread(task, name);
            thread.setDaemon(true);
            return thread;
        };
    }
}
