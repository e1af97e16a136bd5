package io.corebank.query.projection;

import io.corebank.query.elastic.Projection;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.stereotype.Component;

/** Which projections this process fills: it holds the only segment of their processor. */
@Component
public class OwnSegments {

    private static final int ONLY_SEGMENT = 0;

    private final EventProcessingConfiguration processing;

    OwnSegments(EventProcessingConfiguration processing) {
        this.processing = processing;
    }

    /** Not while its processor is paused, because any other process may fill it then. */
    public boolean contain(Projection projection) {
        return processing
                .eventProcessor(projection.group(), StreamingEventProcessor.class)
                .map(processor -> processor.processingStatus().containsKey(ONLY_SEGMENT))
                .orElse(false);
    }
}
