package io.corebank.support.processors;

import io.corebank.support.web.MalformedRequest;
import io.corebank.support.web.Unavailable;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.messaging.StreamableMessageSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes processors one at a time, and never waits without end for one that does not obey. */
class ProcessorControl {

    private static final Logger log = LoggerFactory.getLogger(ProcessorControl.class);
    private static final long PATIENCE_SECONDS = 10;

    private final Processors processors;
    private final List<ProcessorRule> rules;

    ProcessorControl(Processors processors, List<ProcessorRule> rules) {
        this.processors = processors;
        this.rules = rules;
    }

    /**
     * Does it, and tells how the processor is afterwards.
     *
     * @param segment to split or merge; any suitable one when null
     * @throws ProcessorRefusal when it must not be done, or cannot be done by this process
     * @throws Unavailable when the processor does not react in time
     */
    synchronized ProcessorView change(String name, ProcessorAction action, @Nullable Integer segment) {
        StreamingEventProcessor processor = processors.named(name);
        for (ProcessorRule rule : rules) {
            rule.objection(name, action).ifPresent(reason -> {
                throw ProcessorRefusal.unsupported(action, reason);
            });
        }
        log.info("An operator asks the processor {} to {}", name, action);
        switch (action) {
            case PAUSE -> stop(processor);
            case START -> processor.start();
            case RESET -> reset(processor);
            case SPLIT -> divide(processor.splitSegment(chosen(processor, segment, widestFirst())));
            case MERGE ->
                divide(processor.mergeSegment(
                        chosen(processor, segment, widestFirst().reversed())));
        }
        return processors.view(processor);
    }

    /** Back to the first event. One that was paused stays so. */
    private static void reset(StreamingEventProcessor processor) {
        if (!processor.supportsReset()) {
            throw ProcessorRefusal.unsupported(
                    ProcessorAction.RESET, "Handling its events again would have effects that must not happen twice.");
        }
        boolean running = processor.isRunning();
        if (running) {
            stop(processor);
        }
        try {
            processor.resetTokens(StreamableMessageSource::createTailToken);
        } catch (UnableToClaimTokenException claimed) {
            throw ProcessorRefusal.elsewhere();
        } finally {
            if (running) {
                processor.start();
            }
        }
    }

    private static void stop(StreamingEventProcessor processor) {
        within(processor.shutdownAsync());
    }

    private static void divide(CompletableFuture<Boolean> change) {
        if (!Boolean.TRUE.equals(within(change))) {
            throw ProcessorRefusal.elsewhere();
        }
    }

    private static int chosen(
            StreamingEventProcessor processor, @Nullable Integer wanted, Comparator<Segment> preference) {
        Map<Integer, EventTrackerStatus> status = processor.processingStatus();
        if (wanted != null && !status.containsKey(wanted)) {
            throw new MalformedRequest("invalid-parameter", "segment is one that this process works on.");
        }
        if (wanted != null) {
            return wanted;
        }
        return status.values().stream()
                .map(EventTrackerStatus::getSegment)
                .min(preference)
                .map(Segment::getSegmentId)
                .orElseThrow(ProcessorRefusal::elsewhere);
    }

    private static Comparator<Segment> widestFirst() {
        return Comparator.comparingInt(Segment::getMask).thenComparingInt(Segment::getSegmentId);
    }

    private static <T> @Nullable T within(CompletableFuture<T> change) {
        try {
            return change.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException slow) {
            throw new Unavailable("processor-busy", "The processor has not reacted yet. Look at it again.", slow);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("processor-busy", "The wait for the processor was cut short.", interrupted);
        } catch (ExecutionException failed) {
            Throwable cause = Objects.requireNonNullElse(failed.getCause(), failed);
            if (cause instanceof UnableToClaimTokenException) {
                throw ProcessorRefusal.elsewhere();
            }
            throw new Unavailable("processor-busy", "The processor could not be changed at the moment.", cause);
        }
    }
}
