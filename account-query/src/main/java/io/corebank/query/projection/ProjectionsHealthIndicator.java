package io.corebank.query.projection;

import io.corebank.eventstore.EventLog;
import io.corebank.query.elastic.Projection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** How far every projection is behind the log. One whose latest batch could not be applied is down, with the reason. */
@Component("projectionsHealthIndicator")
class ProjectionsHealthIndicator extends AbstractHealthIndicator {

    private final Projections projections;
    private final EventLog events;

    ProjectionsHealthIndicator(Projections projections, EventLog events) {
        super("The end of the log is unknown");
        this.projections = projections;
        this.events = events;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        long head = events.head();
        builder.up();
        for (Projection projection : Projection.values()) {
            ProjectionProgress progress = projections.progress(projection);
            Map<String, Object> details = new LinkedHashMap<>();
            details.put("position", progress.position());
            details.put("lag", Math.max(0, head - progress.position()));
            details.put("parked", projections.parked(projection));
            Throwable failure = progress.failure();
            if (failure != null) {
                builder.down();
                details.put("reason", String.valueOf(failure.getMessage()));
            }
            builder.withDetail(projection.group(), details);
        }
    }
}
