package io.corebank.support.processors;

import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.postgres.PostgresTokenStore;
import io.corebank.support.processors.ProcessorView.SegmentView;
import io.corebank.support.processors.ProcessorView.Status;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;

/** The streaming processors of this process, and how far each is. */
class Processors {

    private final EventProcessingConfiguration processing;
    private final EventLog log;

    Processors(EventProcessingConfiguration processing, EventLog log) {
        this.processing = processing;
        this.log = log;
    }

    /** All of them, by name. */
    List<ProcessorView> all() {
        long head = log.head();
        return streaming().map(processor -> view(processor, head)).toList();
    }

    /** The names of all, whether the log can be reached or not. */
    List<String> names() {
        return streaming().map(StreamingEventProcessor::getName).toList();
    }

    private Stream<StreamingEventProcessor> streaming() {
        return processing.eventProcessors().values().stream()
                .filter(StreamingEventProcessor.class::isInstance)
                .map(StreamingEventProcessor.class::cast)
                .sorted(Comparator.comparing(StreamingEventProcessor::getName));
    }

    /**
     * The processor with this name.
     *
     * @throws ProcessorRefusal when there is none
     */
    StreamingEventProcessor named(String name) {
        return processing.eventProcessor(name, StreamingEventProcessor.class).orElseThrow(ProcessorRefusal::unknown);
    }

    ProcessorView view(StreamingEventProcessor processor) {
        return view(processor, log.head());
    }

    private ProcessorView view(StreamingEventProcessor processor, long head) {
        List<Part> parts = partsOf(processor);
        long position = parts.stream().mapToLong(Part::position).min().orElse(0);
        boolean replaying = parts.stream().anyMatch(part -> part.resetPosition() != null);
        return new ProcessorView(
                processor.getName(),
                statusOf(processor, parts, replaying),
                position,
                head,
                Math.max(0, head - position),
                processor.supportsReset(),
                replaying ? progressOf(parts) : null,
                parts.stream().map(part -> part.view(head)).toList());
    }

    private static Status statusOf(StreamingEventProcessor processor, List<Part> parts, boolean replaying) {
        if (!processor.isRunning()) {
            return Status.PAUSED;
        }
        if (processor.isError() || parts.stream().anyMatch(part -> part.error() != null)) {
            return Status.FAILED;
        }
        return replaying ? Status.REPLAYING : Status.RUNNING;
    }

    private static double progressOf(List<Part> parts) {
        return parts.stream().mapToDouble(Part::progress).min().orElse(0);
    }

    /** What a running processor says of itself, and else what its tokens tell, without touching them. */
    private List<Part> partsOf(StreamingEventProcessor processor) {
        Map<Integer, EventTrackerStatus> status = processor.processingStatus();
        List<Part> stored = processing.tokenStore(processor.getName()) instanceof PostgresTokenStore tokens
                ? tokens.peek(processor.getName()).entrySet().stream()
                        .map(entry -> Part.of(entry.getKey(), entry.getValue()))
                        .filter(part -> !status.containsKey(part.id()))
                        .toList()
                : List.of();
        return Stream.concat(status.entrySet().stream().map(Part::of), stored.stream())
                .sorted(Comparator.comparingInt(Part::id))
                .toList();
    }

    /** One segment, wherever it is worked on. */
    private record Part(
            int id,
            long position,
            @Nullable Long resetPosition,
            @Nullable String error) {

        static Part of(Map.Entry<Integer, EventTrackerStatus> entry) {
            EventTrackerStatus status = entry.getValue();
            long position = status.getCurrentPosition().orElse(0);
            return new Part(
                    entry.getKey(),
                    position,
                    status.isReplaying()
                            ? unlessReached(status.getResetPosition().orElse(0), position)
                            : null,
                    status.isErrorState() ? describe(status.getError()) : null);
        }

        static Part of(int id, TrackingToken token) {
            long position = token.position().orElse(0);
            boolean replay = ReplayToken.isReplay(token);
            return new Part(
                    id,
                    position,
                    replay ? unlessReached(ReplayToken.getTokenAtReset(token).orElse(0), position) : null,
                    null);
        }

        double progress() {
            if (resetPosition == null || resetPosition == 0) {
                return 1;
            }
            return Math.min(1, (double) position / resetPosition);
        }

        /** Axon ends a replay with the first event after it, which may be long in coming. */
        private static @Nullable Long unlessReached(long resetPosition, long position) {
            return position >= resetPosition ? null : resetPosition;
        }

        SegmentView view(long head) {
            return new SegmentView(id, position, position >= head, resetPosition != null, error);
        }

        /** The class and the words of a failure, but not of what caused it, which may quote somebody's data. */
        private static String describe(@Nullable Throwable failure) {
            return failure == null ? "unknown" : failure.getClass().getSimpleName() + ": " + failure.getMessage();
        }
    }
}
