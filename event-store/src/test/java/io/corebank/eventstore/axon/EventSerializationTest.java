package io.corebank.eventstore.axon;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.eventstore.commit.NewEvent;
import io.corebank.eventstore.sample.JarOpened;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.junit.jupiter.api.Test;

class EventSerializationTest {

    private final EventMessage<?> opened = new GenericDomainEventMessage<>("Jar", "jar", 7, new JarOpened("jar"));

    @Test
    void showsLiveReadersTheMetadataThatAReplayShows() {
        UUID actor = UUID.randomUUID();
        NewEvent event = serialized(Map.of("actor", actor, "version", 3L, "name", "ada"));
        assertThat(event.message().getMetaData())
                .containsEntry("actor", actor.toString())
                .containsEntry("version", 3)
                .containsEntry("name", "ada");
        assertThat(event.message())
                .isInstanceOf(DomainEventMessage.class)
                .returns(opened.getIdentifier(), EventMessage::getIdentifier)
                .returns(opened.getPayload(), EventMessage::getPayload);
        assertThat(new String(event.metaData(), StandardCharsets.UTF_8)).contains(actor.toString());
    }

    @Test
    void leavesAMessageAsItIsWhoseMetadataJsonDoesNotChange() {
        EventMessage<?> message = opened.andMetaData(Map.of("name", "ada", "attempt", 2, "last", true));
        assertThat(EventSerialization.serialize(message, SimulatedProcess.SERIALIZER)
                        .message())
                .isSameAs(message);
    }

    private NewEvent serialized(Map<String, ?> metaData) {
        return EventSerialization.serialize(opened.andMetaData(metaData), SimulatedProcess.SERIALIZER);
    }
}
