package io.corebank.query.projection;

import io.corebank.query.elastic.IndexSwitch;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.Future;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.lifecycle.Phase;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps every projection supplied with an index. One that is not there, on the first start or because somebody deleted
 * it, is created and filled from the first event on. And a projection that waits for Elasticsearch or a database goes
 * on as soon as it answers, rather than after Axon's growing pauses.
 */
@Component
class IndexKeeper extends Rounds {

    private static final Logger log = LoggerFactory.getLogger(IndexKeeper.class);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int ONLY_SEGMENT = 0;

    private final Indices indices;
    private final IndexSwitch indexSwitch;
    private final Projections projections;
    private final EventProcessingConfiguration processing;
    private final Set<Projection> extended = EnumSet.noneOf(Projection.class);

    IndexKeeper(
            Indices indices,
            IndexSwitch indexSwitch,
            Projections projections,
            EventProcessingConfiguration processing) {
        super("index-keeper", PERIOD);
        this.indices = indices;
        this.indexSwitch = indexSwitch;
        this.projections = projections;
        this.processing = processing;
    }

    /** Looks once before the processors start, so that the first start needs no second attempt. */
    @Override
    public synchronized void start() {
        round();
        super.start();
    }

    @Override
    public int getPhase() {
        return Phase.INBOUND_EVENT_CONNECTORS - 1;
    }

    @Override
    void round() {
        try {
            for (Projection projection : indices.missing()) {
                supply(projection, processorOf(projection));
            }
            for (Projection projection : Projection.values()) {
                if (!extended.contains(projection)) {
                    indices.extend(projection);
                    extended.add(projection);
                }
                lookAt(projection, processorOf(projection));
            }
        } catch (IOException | RuntimeException failure) {
            log.info("The projections' indices cannot be looked after at the moment: {}", failure.toString());
        }
    }

    /**
     * The name is chosen before the alias is looked for once more: of several processes that begin at once, all choose
     * the same one, or see the alias that another has made.
     */
    private void supply(Projection projection, StreamingEventProcessor processor) throws IOException {
        String name = indexSwitch.unused(projection);
        if (!indices.isMissing(projection)) {
            return;
        }
        log.info("Creating the index {} and filling it from the first event on", name);
        boolean running = processor.isRunning();
        if (running) {
            processor.shutDown();
        }
        try {
            processor.resetTokens();
            projections.restart(projection);
            indices.createLive(projection, name);
        } finally {
            if (running) {
                processor.start();
            }
        }
    }

    private void lookAt(Projection projection, StreamingEventProcessor processor) {
        ProjectionProgress progress = projections.progress(projection);
        Throwable failure = progress.failure();
        if (failure == null) {
            learnPosition(progress, processor.processingStatus().get(ONLY_SEGMENT));
            return;
        }
        if (ProjectionFailures.isPassing(failure)) {
            Future<Boolean> unused = processor.claimSegment(ONLY_SEGMENT);
        }
    }

    /** After a start, or when another process was before, nobody but the token knows how far the projection was. */
    private static void learnPosition(ProjectionProgress progress, @Nullable EventTrackerStatus status) {
        if (status != null && status.getTrackingToken() != null) {
            status.getTrackingToken().position().ifPresent(known -> progress.advance(known, null));
        }
    }

    private StreamingEventProcessor processorOf(Projection projection) {
        return processing
                .eventProcessor(projection.group(), StreamingEventProcessor.class)
                .orElseThrow(() -> new IllegalStateException("No processor fills " + projection.group()));
    }
}
