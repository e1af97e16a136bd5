package io.corebank.gateway;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The lists of several services in one: JSON arrays, or pages whose array is called {@code items}. */
final class JoinedList implements Joined {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ITEMS = "items";

    private @Nullable JsonNode first;

    @Override
    public void add(Service service, byte[] list) {
        JsonNode read = JSON.readTree(list);
        JsonNode begun = first;
        if (begun == null) {
            first = read;
        } else {
            itemsOf(begun).addAll(itemsOf(read));
        }
    }

    @Override
    public byte[] bytes() {
        return JSON.writeValueAsBytes(first == null ? JSON.createArrayNode() : first);
    }

    private static ArrayNode itemsOf(JsonNode list) {
        return list instanceof ObjectNode page ? page.withArray(ITEMS) : list.asArray();
    }
}
