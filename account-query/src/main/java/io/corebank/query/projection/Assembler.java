package io.corebank.query.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.corebank.query.elastic.BulkWriter;
import io.corebank.query.elastic.DocumentReader;
import io.corebank.query.elastic.VersionedDocument;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Applies batches of events to the documents of one projection: one read of what is not remembered, the events in
 * order, one write. It remembers only what was written, and forgets it as soon as anything goes wrong.
 */
public final class Assembler<D> {

    private static final int REMEMBERED_DOCUMENTS = 20_000;

    private final Assembly<D> assembly;
    private final String alias;
    private final DocumentReader reader;
    private final BulkWriter writer;
    private final Map<String, D> underWay = new ConcurrentHashMap<>();
    private int forgotten;
    private final Cache<String, D> written =
            Caffeine.newBuilder().maximumSize(REMEMBERED_DOCUMENTS).build();

    /** @param alias of the index that it writes to */
    Assembler(Assembly<D> assembly, String alias, DocumentReader reader, BulkWriter writer) {
        this.assembly = assembly;
        this.alias = alias;
        this.reader = reader;
        this.writer = writer;
    }

    /** How its documents follow from the events. */
    public Assembly<D> assembly() {
        return assembly;
    }

    /** Applies events, each of which changes a document, in their order. */
    public void apply(List<RecordedEvent> events) {
        try {
            begin(events).join();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }

    /**
     * Does the same without waiting until the documents are written; later events may be begun meanwhile, because the
     * documents under way are known, and whichever of two versions arrives last, the higher one stays. After a failure
     * this must not be used any more until all that was begun has ended.
     */
    public CompletableFuture<Void> begin(List<RecordedEvent> events) {
        Set<String> ids = new LinkedHashSet<>();
        events.forEach(event -> ids.add(idOf(event)));
        int since = timesForgotten();
        try {
            Map<String, D> changed = changedBy(events, presentOf(ids));
            List<VersionedDocument<D>> documents = changed.entrySet().stream()
                    .map(entry -> versioned(entry.getKey(), entry.getValue()))
                    .toList();
            if (assembly.accumulates()) {
                underWay.putAll(changed);
            }
            return writer.begin(assembly.projection(), alias, documents)
                    .whenComplete(
                            (surpassed, failure) -> end(changed, failure == null ? surpassed : changed.keySet(), since))
                    .thenAccept(surpassed -> {});
        } catch (RuntimeException failure) {
            written.invalidateAll(ids);
            throw failure;
        }
    }

    /**
     * What was written is remembered before it stops being under way, so that it is known at every moment; but not if
     * everything was forgotten since it was begun.
     */
    private synchronized void end(Map<String, D> changed, Set<String> unknown, int since) {
        if (assembly.accumulates() && since == forgotten) {
            changed.forEach((id, document) -> written.asMap().merge(id, document, this::later));
        }
        written.invalidateAll(unknown);
        changed.forEach(underWay::remove);
    }

    private D later(D one, D other) {
        return assembly.versionOf(one) > assembly.versionOf(other) ? one : other;
    }

    /** Forgets all documents, because somebody else may have changed them. */
    synchronized void forget() {
        forgotten++;
        written.invalidateAll();
    }

    private synchronized int timesForgotten() {
        return forgotten;
    }

    private Map<String, D> changedBy(List<RecordedEvent> events, Map<String, D> present) {
        Map<String, D> changed = new LinkedHashMap<>();
        for (RecordedEvent event : events) {
            String id = idOf(event);
            D before = changed.containsKey(id) ? changed.get(id) : present.get(id);
            D after = assembly.apply(before, event);
            if (after != before) {
                changed.put(id, after);
            }
        }
        return changed;
    }

    private Map<String, D> presentOf(Set<String> ids) {
        if (!assembly.accumulates()) {
            return Map.of();
        }
        Map<String, D> present = new HashMap<>();
        ids.forEach(id -> present.computeIfAbsent(id, underWay::get));
        present.putAll(written.getAllPresent(
                ids.stream().filter(id -> !present.containsKey(id)).toList()));
        List<String> unknown =
                ids.stream().filter(id -> !present.containsKey(id)).toList();
        present.putAll(reader.read(alias, unknown, assembly.documentType()));
        return present;
    }

    private VersionedDocument<D> versioned(String id, D document) {
        return new VersionedDocument<>(id, assembly.versionOf(document), document);
    }

    private String idOf(RecordedEvent event) {
        return Objects.requireNonNull(assembly.idOf(event), "an event of this projection");
    }
}
