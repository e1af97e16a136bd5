package io.corebank.api.evolution;

import java.util.Set;
import java.util.function.Consumer;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings some revisions of one stored type to another one by a change of their JSON. */
final class RevisionUpcaster extends SingleEventUpcaster {

    private final String type;
    private final Set<String> from;
    private final SimpleSerializedType to;
    private final Consumer<ObjectNode> change;

    RevisionUpcaster(String type, Set<String> from, SimpleSerializedType to, Consumer<ObjectNode> change) {
        this.type = type;
        this.from = from;
        this.to = to;
        this.change = change;
    }

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().getName().equals(type)
                && from.contains(event.getType().getRevision());
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(to, JsonNode.class, stored -> {
            ObjectNode changed = (ObjectNode) stored.deepCopy();
            change.accept(changed);
            return changed;
        });
    }
}
