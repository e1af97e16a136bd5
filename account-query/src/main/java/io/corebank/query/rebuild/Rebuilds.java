package io.corebank.query.rebuild;

import io.corebank.eventstore.postgres.PostgresTokenStore;
import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.OwnSegments;
import io.corebank.query.projection.Projections;
import io.corebank.query.rebuild.BuiltIndex.State;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The rebuilds of this process, one at a time. What another process has left unfinished, it goes on with. */
@Component
class Rebuilds implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Rebuilds.class);
    private static final long PERIOD_MILLIS = 1_000;

    private final RebuildTools tools;
    private final OwnSegments ownSegments;
    private final PostgresTokenStore tokens;
    private final Map<Projection, Future<?>> runs = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> daemon(task, "rebuild"));
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(task -> daemon(task, "rebuild-rounds"));
    private volatile boolean running;

    Rebuilds(RebuildTools tools, OwnSegments ownSegments, PostgresTokenStore tokens) {
        this.tools = tools;
        this.ownSegments = ownSegments;
        this.tokens = tokens;
    }

    /**
     * The projection with this name.
     *
     * @throws RebuildRefusal when there is none
     */
    static Projection named(String name) {
        return Arrays.stream(Projection.values())
                .filter(projection -> projection.group().equals(name))
                .findFirst()
                .orElseThrow(() -> new RebuildRefusal(404, "projection-not-found", "There is no such projection."));
    }

    List<ProjectionView> all() {
        return Arrays.stream(Projection.values()).map(this::view).toList();
    }

    ProjectionView view(Projection projection) {
        Projections projections = tools.projections();
        long head = tools.log().head();
        long position = projections.progress(projection).position();
        List<BuiltIndex> known = tools.indices().of(projection);
        Optional<BuiltIndex> building = only(known, State.BUILDING);
        Optional<BuiltIndex> compared = building.or(() -> only(known, State.LIVE));
        Optional<BuiltIndex> failed = known.stream().findFirst().filter(newest -> newest.state() == State.FAILED);
        return new ProjectionView(
                projection.group(),
                building.isPresent()
                        ? ProjectionView.Status.RUNNING
                        : failed.isPresent() ? ProjectionView.Status.FAILED : ProjectionView.Status.LIVE,
                building.map(index -> head == 0 ? 1 : Math.min(1, (double) index.position() / head))
                        .orElse(1.0),
                position,
                Math.max(0, head - position),
                tools.elasticsearch().liveOrUnknown(projection),
                building.map(BuiltIndex::index).orElse(null),
                only(known, State.PREVIOUS).map(BuiltIndex::index).orElse(null),
                compared.map(BuiltIndex::documents).orElse(null),
                failed.map(BuiltIndex::failure).orElse(null),
                projections.parked(projection));
    }

    private static Optional<BuiltIndex> only(List<BuiltIndex> known, State state) {
        return known.stream().filter(index -> index.state() == state).findFirst();
    }

    synchronized ProjectionView rebuild(Projection projection) {
        mayBegin(projection);
        BuiltIndex fresh = BuiltIndex.empty(projection, tools.elasticsearch().next(projection));
        tools.indices().save(fresh);
        log.info("An operator has {} rebuilt as {}", projection.group(), fresh.index());
        begin(fresh);
        return view(projection);
    }

    synchronized ProjectionView rollBack(Projection projection) {
        mayBegin(projection);
        BuiltIndex previous = tools.indices()
                .latest(projection, State.PREVIOUS)
                .filter(known -> tools.elasticsearch().exists(known.index()))
                .orElseThrow(
                        () -> new RebuildRefusal(422, "no-previous-index", "There is no earlier index to go back to."))
                .in(State.BUILDING);
        tools.indices().save(previous);
        log.info("An operator has {} rolled back to {}", projection.group(), previous.index());
        begin(previous);
        return view(projection);
    }

    private void mayBegin(Projection projection) {
        if (tools.indices().latest(projection, State.BUILDING).isPresent()) {
            throw new RebuildRefusal(409, "rebuild-running", "A rebuild of this projection is running already.");
        }
        if (!ownSegments.contain(projection)) {
            throw new RebuildRefusal(
                    409, "segment-not-available", "Another process feeds this projection, or it is paused.");
        }
    }

    private void begin(BuiltIndex index) {
        Projection projection = index.projection();
        Rebuild rebuild = new Rebuild(
                tools,
                index,
                () -> running && ownSegments.contain(projection),
                () -> tokens.peek(projection.group()).values().stream()
                        .mapToLong(token -> token.position().orElse(0))
                        .max()
                        .orElse(0));
        runs.put(projection, worker.submit(rebuild));
    }

    private synchronized void round() {
        try {
            for (Projection projection : Projection.values()) {
                Future<?> run = runs.get(projection);
                if ((run == null || run.isDone()) && ownSegments.contain(projection)) {
                    tools.indices().latest(projection, State.BUILDING).ifPresent(this::begin);
                }
            }
        } catch (RuntimeException unreachable) {
            log.info("Unfinished rebuilds cannot be looked for at the moment: {}", unreachable.toString());
        }
    }

    @Override
    public void start() {
        running = true;
        Future<?> unused =
                rounds.scheduleWithFixedDelay(this::round, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        rounds.shutdownNow();
        worker.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
