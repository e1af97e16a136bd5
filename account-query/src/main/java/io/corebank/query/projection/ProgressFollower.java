package io.corebank.query.projection;

import io.corebank.eventstore.postgres.PostgresTokenStore;
import io.corebank.query.elastic.Projection;
import java.time.Duration;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.lifecycle.Phase;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Learns how far the projections are that another process fills, a standby's or a replica's view of them: from their
 * tokens, every second, and at once while somebody waits. So every process shows its readers their own writes.
 */
@Component
class ProgressFollower extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(ProgressFollower.class);
    private static final int ONLY_SEGMENT = 0;
    private static final Duration PERIOD = Duration.ofMillis(20);
    private static final int PERIODS_WITHOUT_READERS = 50;

    private final Projections projections;
    private final PostgresTokenStore tokens;
    private final OwnSegments ownSegments;
    private long round;

    ProgressFollower(Projections projections, PostgresTokenStore tokens, OwnSegments ownSegments) {
        super("progress-follower", PERIOD);
        this.projections = projections;
        this.tokens = tokens;
        this.ownSegments = ownSegments;
    }

    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS + 1;
    }

    @Override
    void round() {
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
