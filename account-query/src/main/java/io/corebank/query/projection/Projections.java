package io.corebank.query.projection;

import io.corebank.eventstore.postgres.DeadLetterRows;
import io.corebank.eventstore.postgres.PostgresDeadLetters;
import io.corebank.query.elastic.BulkWriter;
import io.corebank.query.elastic.DocumentReader;
import io.corebank.query.elastic.Indices;
import io.corebank.query.elastic.Projection;
import io.corebank.support.deadletters.DeadLetterOffice;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** All projections of this process: where their events go in, and how far they are. */
@Component
public class Projections implements DeadLetterOffice {

    private final Indices indices;
    private final DocumentReader reader;
    private final BulkWriter writer;
    private final PostgresDeadLetters deadLetters;
    private final DeadLetterRows deadLetterRows;
    private final Map<Projection, ProjectionProgress> progress = new EnumMap<>(Projection.class);
    private final Map<Projection, Assembler<?>> assemblers = new ConcurrentHashMap<>();
    private final Map<Projection, ProjectionFeed> feeds = new ConcurrentHashMap<>();

    /** As long as somebody uses them. */
    private final Set<Assembler<?>> shadows =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    Projections(
            Indices indices,
            DocumentReader reader,
            BulkWriter writer,
            PostgresDeadLetters deadLetters,
            DeadLetterRows deadLetterRows) {
        this.indices = indices;
        this.reader = reader;
        this.writer = writer;
        this.deadLetters = deadLetters;
        this.deadLetterRows = deadLetterRows;
        for (Projection projection : Projection.values()) {
            progress.put(projection, new ProjectionProgress());
        }
    }

    /** Where the events of the assembly's projection go in. */
    public ProjectionFeed feed(Assembly<?> assembly) {
        return feed(assembly, event -> {});
    }

    /** Where the events of the assembly's projection go in, after the onlooker has seen them. */
    public ProjectionFeed feed(Assembly<?> assembly, Consumer<RecordedEvent> onlooker) {
        Projection projection = assembly.projection();
        Assembler<?> assembler = new Assembler<>(assembly, indices.alias(projection), reader, writer);
        Parking parking =
                new Parking(projection.group(), deadLetters.of(projection.group()), deadLetterRows, assembler::forget);
        ProjectionFeed feed = new ProjectionFeed(assembler, progress(projection), parking, onlooker);
        assemblers.put(projection, assembler);
        feeds.put(projection, feed);
        return feed;
    }

    /** Applies the events of a projection to another index than the one that readers see. */
    public Assembler<?> shadow(Projection projection, String alias) {
        Assembler<?> shadow = new Assembler<>(assembly(projection), alias, reader, writer);
        shadows.add(shadow);
        return shadow;
    }

    /** How the documents of a projection follow from the events. */
    public Assembly<?> assembly(Projection projection) {
        return Objects.requireNonNull(assemblers.get(projection), projection.group())
                .assembly();
    }

    /** Does something while no batch of the projection is being written and none can begin to be. */
    public void exclusively(Projection projection, Runnable work) {
        feedOf(projection).exclusively(work);
    }

    /** Another index is behind the projection's alias, up to the same position at least. */
    public void switched(Projection projection) {
        Objects.requireNonNull(assemblers.get(projection), projection.group()).forget();
    }

    /** Where the events of a projection go in. */
    ProjectionFeed feedOf(Projection projection) {
        return Objects.requireNonNull(feeds.get(projection), projection.group());
    }

    @Override
    public boolean isFor(String group) {
        return feeds.keySet().stream().anyMatch(projection -> projection.group().equals(group));
    }

    @Override
    public boolean retry(String group, String sequence) {
        return feedOf(Projection.valueOf(group.toUpperCase(Locale.ROOT))).retry(sequence);
    }

    public ProjectionProgress progress(Projection projection) {
        return Objects.requireNonNull(progress.get(projection));
    }

    /** How many accounts, transfers and so on stand still in a projection until an operator looks at them. */
    public int parked(Projection projection) {
        ProjectionFeed feed = feeds.get(projection);
        return feed == null ? 0 : feed.parked();
    }

    /**
     * Rewrites documents of a projection while none of its events are applied to the index that readers see. What is
     * remembered of documents, of those of an index that is being built too, is forgotten afterwards.
     */
    public void amend(Projection projection, Runnable work) {
        Assembler<?> assembler = Objects.requireNonNull(assemblers.get(projection), projection.group());
        feedOf(projection).exclusively(() -> {
            try {
                work.run();
            } finally {
                assembler.forget();
                synchronized (shadows) {
                    shadows.forEach(Assembler::forget);
                }
            }
        });
    }

    /** Begins a projection anew, after its index has been lost. */
    void restart(Projection projection) {
        progress(projection).restart();
        Assembler<?> assembler = assemblers.get(projection);
        if (assembler != null) {
            assembler.forget();
            feedOf(projection).restart();
        }
    }
}
