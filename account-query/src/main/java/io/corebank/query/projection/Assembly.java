package io.corebank.query.projection;

import io.corebank.query.elastic.Projection;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How the documents of one projection follow from the events; the same events always make the same documents. */
public interface Assembly<D> {

    Projection projection();

    Class<D> documentType();

    /** The document that the event changes; null when it changes none. */
    @Nullable
    String idOf(RecordedEvent event);

    /**
     * What has to wait when the event cannot be applied: nothing of the same sequence is applied before it. Only asked
     * for events that change a document.
     */
    default String sequenceOf(RecordedEvent event) {
        return Objects.requireNonNull(idOf(event), "an event of this projection");
    }

    /** Whether a new document begins with this event, so that documents can be counted without looking at them. */
    default boolean begins(RecordedEvent event) {
        return true;
    }

    /**
     * What the event adds to the checksum of the projection. The sum over the events is, for the same log, the sum over
     * the documents of {@link #weightOf(String, Object)}.
     */
    default long weightOf(RecordedEvent event) {
        return Weight.of(Objects.requireNonNull(idOf(event)), event.position());
    }

    /** What the document adds to the checksum of its index. */
    default long weightOf(String id, D document) {
        return Weight.of(id, versionOf(document));
    }

    /** Whether that follows from id and version alone, so that the document need not be looked at. */
    default boolean weighsByVersion() {
        return true;
    }

    /** Whether a document grows from event to event, so that the present one has to be known. */
    default boolean accumulates() {
        return true;
    }

    /**
     * The whole document after the event. Answers the present one, unchanged, when it contains the event already.
     *
     * @throws MissingEvents when events that should have come before are not in the present document
     */
    D apply(@Nullable D present, RecordedEvent event);

    /** The version under which the document replaces any earlier one. */
    long versionOf(D document);
}
