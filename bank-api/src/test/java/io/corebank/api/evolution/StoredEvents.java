package io.corebank.api.evolution;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;

/** Events of the frozen corpus, read as the event store reads them. */
final class StoredEvents {

    private static final Jackson3Serializer SERIALIZER =
            Jackson3Serializer.builder().build();

    private StoredEvents() {}

    /** The JSON of a file of the corpus. */
    static byte[] corpus(String file) throws IOException {
        try (InputStream stored = StoredEvents.class.getResourceAsStream("/events/" + file + ".json")) {
            return Objects.requireNonNull(stored, file).readAllBytes();
        }
    }

    static List<? extends TrackedEventMessage<?>> read(
            String type, String revision, byte[] payload, EventUpcaster upcasters) {
        StoredRow row = new StoredRow(new SimpleSerializedObject<>(payload, byte[].class, type, revision));
        return EventUtils.upcastAndDeserializeTrackedEvents(Stream.of(row), SERIALIZER, upcasters)
                .toList();
    }
}
