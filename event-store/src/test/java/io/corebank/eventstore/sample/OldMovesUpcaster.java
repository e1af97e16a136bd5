package io.corebank.eventstore.sample;

import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Revision 0 of moves said "amount" where later ones say "marbles". */
@Component
@ConditionalOnProperty("jar.watch")
public class OldMovesUpcaster extends SingleEventUpcaster {

    private static final String MOVED = MarblesMoved.class.getName();

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(new SimpleSerializedType(MOVED, "0"));
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(new SimpleSerializedType(MOVED, "1"), JsonNode.class, OldMovesUpcaster::upcast);
    }

    private static JsonNode upcast(JsonNode old) {
        ObjectNode upcast = (ObjectNode) old.deepCopy();
        upcast.set("marbles", upcast.remove("amount"));
        return upcast;
    }
}
