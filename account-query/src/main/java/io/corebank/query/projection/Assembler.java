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
        Set<String> ids = new LinkedHashSet<>();
        events.forEach(event -> ids.add(idOf(event)));
        try {
            Map<String, D> changed = changedBy(events, presentOf(ids));
            Set<String> surpassed = writer.write(
                    assembly.projection(),
                    alias,
                    changed.entrySet().stream()
                            .map(entry -> versioned(entry.getKey(), entry.getValue()))
                            .toList());
            remember(changed);
            written.invalidateAll(surpassed);
        } catch (RuntimeException failure) {
            written.invalidateAll(ids);
            throw failure;
        }
    }

    /** Forgets all documents, because the index has been emptied. */
    void forget() {
        written.invalidateAll();
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
        Map<String, D> present = new HashMap<>(written.getAllPresent(ids));
        List<String> unknown =
                ids.stream().filter(id -> !present.containsKey(id)).toList();
        present.putAll(reader.read(alias, unknown, assembly.documentType()));
        return present;
    }

    private void remember(Map<String, D> documents) {
        if (assembly.accumulates()) {
            written.putAll(documents);
        }
    }

    private VersionedDocument<D> versioned(String id, D document) {
        return new VersionedDocument<>(id, assembly.versionOf(document), document);
    }

    private String idOf(RecordedEvent event) {
        return Objects.requireNonNull(assembly.idOf(event), "an event of this projection");
    }
}
