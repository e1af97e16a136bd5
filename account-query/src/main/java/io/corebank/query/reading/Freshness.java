package io.corebank.query.reading;

import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.ProjectionProgress;
import io.corebank.query.projection.Projections;
import io.corebank.query.projection.Reached;
import io.corebank.support.web.Unavailable;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.springframework.stereotype.Component;

/**
 * Makes readers see their own writes. Who names a position gets it or a 503; who does not gets everything that had
 * happened when the request came, unless the projection is too far behind to wait for.
 */
@Component
public class Freshness {

    private static final Duration DEMANDED = Duration.ofSeconds(2);
    private static final Duration COURTESY = Duration.ofMillis(250);

    private final Projections projections;
    private final Visibility visibility;

    Freshness(Projections projections, Visibility visibility) {
        this.projections = projections;
        this.visibility = visibility;
    }

    /** Waits as the request demands before documents are read by id. */
    public CompletableFuture<AsOf> forDocuments(Projection projection, ReadRequest request) {
        return applied(projection, request).thenApply(reached -> asOf(reached, request));
    }

    /** Waits as the request demands before documents are searched, which do not show up the moment they are written. */
    public CompletableFuture<AsOf> forSearch(Projection projection, ReadRequest request) {
        return applied(projection, request)
                .thenCompose(applied ->
                        visibility.upTo(projection, Math.min(request.wanted(), applied.position()), patience(request)))
                .thenApply(visible -> demanded(visible, request))
                .thenApply(visible -> asOf(visible, request));
    }

    /** Waits for everything that had happened when the request came: what is not there now was not there then. */
    public CompletableFuture<AsOf> forAbsence(Projection projection, ReadRequest request) {
        ProjectionProgress progress = projections.progress(projection);
        return progress.await(request.head(), DEMANDED).thenApply(done -> asOf(progress.reached(), request));
    }

    /** How recent the event store is, which is always up to date. */
    public static AsOf ofEvents(ReadRequest request) {
        return asOf(demanded(new Reached(request.head(), request.arrivedAt()), request), request);
    }

    private CompletableFuture<Reached> applied(Projection projection, ReadRequest request) {
        ProjectionProgress progress = projections.progress(projection);
        return progress.await(request.wanted(), patience(request))
                .thenApply(done -> demanded(progress.reached(), request));
    }

    private static Duration patience(ReadRequest request) {
        return request.minPosition() == null ? COURTESY : DEMANDED;
    }

    private static Reached demanded(Reached reached, ReadRequest request) {
        Long demanded = request.minPosition();
        if (demanded != null && reached.position() < demanded) {
            throw new Unavailable(
                    "position-not-reached",
                    "The read side is at position " + reached.position() + " and has not reached " + demanded
                            + " yet.");
        }
        return reached;
    }

    private static AsOf asOf(Reached reached, ReadRequest request) {
        boolean complete = request.head() > 0 && reached.position() >= request.head();
        return new AsOf(reached.position(), complete ? request.arrivedAt() : reached.at());
    }
}
