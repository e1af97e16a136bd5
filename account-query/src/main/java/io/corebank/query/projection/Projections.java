package io.corebank.query.projection;

import io.corebank.query.elastic.BulkWriter;
import io.corebank.query.elastic.DocumentReader;
import io.corebank.query.elastic.Projection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** All projections of this process: where their events go in, and how far they are. */
@Component
public class Projections {

    private final DocumentReader reader;
    private final BulkWriter writer;
    private final Map<Projection, ProjectionProgress> progress = new EnumMap<>(Projection.class);
    private final Map<Projection, Assembler<?>> assemblers = new ConcurrentHashMap<>();

    Projections(DocumentReader reader, BulkWriter writer) {
        this.reader = reader;
        this.writer = writer;
        for (Projection projection : Projection.values()) {
            progress.put(projection, new ProjectionProgress());
        }
    }

    /** Where the events of the assembly's projection go in. */
    public ProjectionFeed feed(Assembly<?> assembly) {
        Assembler<?> assembler = new Assembler<>(assembly, reader, writer);
        assemblers.put(assembly.projection(), assembler);
        return new ProjectionFeed(assembler, progress(assembly.projection()));
    }

    public ProjectionProgress progress(Projection projection) {
        return Objects.requireNonNull(progress.get(projection));
    }

    /** Begins a projection anew, after its index has been lost. */
    void restart(Projection projection) {
        progress(projection).restart();
        Assembler<?> assembler = assemblers.get(projection);
        if (assembler != null) {
            assembler.forget();
        }
    }
}
