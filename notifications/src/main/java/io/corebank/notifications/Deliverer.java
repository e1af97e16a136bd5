package io.corebank.notifications;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;

/**
 * Sends what waits. One thread decides, and never waits for anybody: neither for a receiver nor for the database. Each
 * receiver has a lane of its own, so that one that is slow or dead costs the others nothing.
 */
final class Deliverer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Deliverer.class);
    private static final int DATABASE_THREADS = 3;
    private static final long BEAT_MILLIS = 50;
    private static final long LOOK_MILLIS = 1_000;

    private final WebhookSettings settings;
    private final Desk desk;
    private final Receivers http;
    private final Verdicts verdicts;
    private final Clock clock;
    private final Roster receivers;
    private final ScheduledExecutorService loop = Executors.newSingleThreadScheduledExecutor(Threads.named("webhooks"));
    private final ExecutorService database =
            Executors.newFixedThreadPool(DATABASE_THREADS, Threads.named("webhooks-database"));
    private final OutcomeWriter outcomes;
    private volatile boolean running;
    private volatile int inMemory;
    private volatile boolean quiet = true;

    Deliverer(WebhookSettings settings, Desk desk, Receivers http, Verdicts verdicts, Clock clock) {
        this.settings = settings;
        this.desk = desk;
        this.http = http;
        this.verdicts = verdicts;
        this.clock = clock;
        this.receivers = new Roster(settings);
        this.outcomes = new OutcomeWriter(desk::settle, database, loop, this::written);
    }

    @Override
    public void start() {
        running = true;
        Threads.every(BEAT_MILLIS, loop, this::beat, log);
        Threads.every(LOOK_MILLIS, loop, this::look, log);
    }

    /** There may be something to send for anybody. */
    @EventListener
    void wake(DeliveriesWait news) {
        if (running) {
            loop.execute(Threads.logged(this::lookForMore, log));
        }
    }

    private void lookForMore() {
        receivers.all().forEach(receiver -> {
            receiver.lane().more();
            pump(receiver);
        });
    }

    /** Looks at what the table knows: whose turn it is, and what has been changed by whomever. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private void look() {
        CompletableFuture.supplyAsync(desk::served, database)
                .thenAcceptAsync(this::serve, loop)
                .exceptionally(failure -> {
                    log.warn("Webhooks cannot be read: {}", failure.toString());
                    return null;
                });
    }

    private void serve(Map<Webhook, Endpoint> served) {
        receivers.serve(served);
        receivers.all().forEach(receiver -> {
            receiver.lane().again();
            pump(receiver);
        });
    }

    private void beat() {
        Instant now = clock.instant();
        int size = 0;
        boolean calling = false;
        for (Receiver receiver : receivers.all()) {
            receiver.cutLate(now);
            pump(receiver);
            size += receiver.lane().size();
            calling |= !receiver.isQuiet();
        }
        inMemory = size;
        outcomes.flush();
        quiet = !calling && outcomes.isEmpty();
    }

    /** Sends as much as the receiver takes, and reads on. */
    private void pump(Receiver receiver) {
        if (!running || !receiver.isServed() || outcomes.isFull()) {
            return;
        }
        Instant now = clock.instant();
        Lane lane = receiver.lane();
        for (Pending next = lane.next(now); next != null; next = lane.next(now)) {
            send(receiver, next, now);
        }
        Lane.Page page = lane.wanted(now);
        if (page != null) {
            read(receiver, page);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void read(Receiver receiver, Lane.Page page) {
        Webhook webhook = receiver.webhook();
        CompletableFuture.supplyAsync(() -> desk.read(webhook, page), database)
                .whenCompleteAsync(
                        (pending, failure) -> {
                            if (failure == null) {
                                receiver.lane().offer(page, pending, clock.instant());
                                pump(receiver);
                                return;
                            }
                            log.warn("Deliveries cannot be read: {}", failure.toString());
                            receiver.lane().unread();
                        },
                        loop);
    }

    @SuppressWarnings("FutureReturnValueIgnored")
    private void send(Receiver receiver, Pending delivery, Instant now) {
        Endpoint endpoint = receiver.endpoint();
        byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
        Receivers.Call call = http.send(endpoint.url(), endpoint.keys(), delivery.messageId(), body);
        receiver.begin(delivery, call, now.plus(settings.timeout()));
        call.reply().whenCompleteAsync((reply, failure) -> end(receiver, delivery, reply), loop);
    }

    private void end(Receiver receiver, Pending delivery, Reply reply) {
        receiver.end(delivery);
        Outcome outcome = verdicts.on(receiver, delivery, reply);
        outcomes.add(outcome);
        Lane lane = receiver.lane();
        switch (outcome.state()) {
            case DELIVERED -> lane.delivered(delivery);
            case PARKED -> lane.settled(delivery);
            case PENDING -> lane.failed(delivery, Objects.requireNonNull(outcome.nextAttempt()));
        }
        pump(receiver);
    }

    private void written(List<Outcome> batch) {
        batch.forEach(outcome -> receivers.written(outcome.delivery()));
    }

    /** How many deliveries are in memory, of all receivers together. */
    int inMemory() {
        return inMemory;
    }

    /** Sends nothing more, and waits for what is under way, so that it is written down and need not be repeated. */
    @Override
    public void stop() {
        running = false;
        quiet = false;
        Threads.await(() -> quiet, settings.timeout());
        Threads.end(loop);
        Threads.end(database);
        http.close();
        desk.close();
    }

    @Override
    public boolean isAutoStartup() {
        return settings.deliver();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
