package io.corebank.query.projection;

import io.corebank.eventstore.postgres.PostgresTokenStore;
import io.corebank.query.elastic.Projection;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Learns how far the projections are that another process fills, a standby's or a replica's view of them: from their
 * tokens, every second, and at once while somebody waits. So every process shows its readers their own writes.
 */
@Component
class ProgressFollower implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ProgressFollower.class);
    private static final int ONLY_SEGMENT = 0;
    private static final Duration PERIOD = Duration.ofMillis(20);
    private static final int PERIODS_WITHOUT_READERS = 50;

    private final Projections projections;
    private final PostgresTokenStore tokens;
    private final OwnSegments ownSegments;
    private @Nullable ScheduledExecutorService rounds;
    private long round;

    ProgressFollower(Projections projections, PostgresTokenStore tokens, OwnSegments ownSegments) {
        this.projections = projections;
        this.tokens = tokens;
        this.ownSegments = ownSegments;
    }

    @Override
    public synchronized void start() {
        rounds = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "progress-follower");
            thread.setDaemon(true);
            return thread;
        });
        Future<?> unused =
                rounds.scheduleWithFixedDelay(this::round, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public synchronized void stop() {
        if (rounds != null) {
            rounds.shutdownNow();
            rounds = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return rounds != null;
    }

    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS + 1;
    }

    private void round() {
        boolean everything = round++ % PERIODS_WITHOUT_READERS == 0;
        try {
            for (Projection projection : Projection.values()) {
                ProjectionProgress progress = projections.progress(projection);
                if ((everything || progress.isAwaited()) && !ownSegments.contain(projection)) {
                    look(projection, progress);
                }
            }
        } catch (RuntimeException failure) {
            log.debug("How far projections are elsewhere is not known at the moment: {}", failure.toString());
        }
    }

    private void look(Projection projection, ProjectionProgress progress) {
        long asOf = progress.changes();
        TrackingToken token = tokens.peek(projection.group()).get(ONLY_SEGMENT);
        progress.follow(token == null ? 0 : token.position().orElse(0), asOf);
    }
}
