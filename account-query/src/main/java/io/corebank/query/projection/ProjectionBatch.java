package io.corebank.query.projection;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The events of one unit of work, collected while they pass by and applied together at its end. */
final class ProjectionBatch {

    private final Assembler<?> assembler;
    private final ProjectionProgress progress;
    private final List<RecordedEvent> events = new ArrayList<>();
    private long position;
    private @Nullable Instant at;

    ProjectionBatch(Assembler<?> assembler, ProjectionProgress progress) {
        this.assembler = assembler;
        this.progress = progress;
    }

    /** Takes note of an event, whether the projection has a document for it or not. */
    void add(RecordedEvent event) {
        position = event.position();
        at = event.at();
        if (assembler.assembly().idOf(event) != null) {
            events.add(event);
        }
    }

    /** Writes what has been collected. Afterwards the token may move. */
    void flush() {
        if (events.isEmpty()) {
            return;
        }
        try {
            assembler.apply(List.copyOf(events));
        } catch (RuntimeException failure) {
            progress.fail(failure);
            throw failure;
        }
        events.clear();
    }

    /** The documents are written and the token is stored. */
    void committed() {
        progress.advance(position, at);
    }
}
