package io.corebank.standalone.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** What the stranger has learnt from answers: ids that exist, whose they are, where lists go on. Bounded. */
final class World {

    private static final int MOST = 400;

    private final Map<String, List<Thing>> known = new ConcurrentHashMap<>();

    /** Something that exists: the path to it without the kind, such as account and hold, and who may touch it. */
    record Thing(String id, String parent, String owner) {}

    /** Remembers what an answer tells of a thing that its owner may use later. */
    void learn(Operation operation, JsonNode answer, String actor, Map<String, String> used) {
        String accountId = answer.path("accountId").asString("");
        if (operation.name().equals("POST /api/v1/accounts")) {
            add("account", new Thing(accountId, "", actor));
        }
        if (operation.path().endsWith("/holds")) {
            add("hold", new Thing(answer.path("holdId").asString(""), accountId, actor));
        }
        if (answer.has("transferId") && operation.method().equals("POST")) {
            add("transfer", new Thing(answer.path("transferId").asString(), "", actor));
        }
        if (answer.path("status").asString("").equals("COMPLETED")) {
            add("completed transfer", new Thing(answer.path("transferId").asString(""), "", actor));
        }
        if (answer.has("standingOrderId") && operation.method().equals("POST")) {
            add("order", new Thing(answer.path("standingOrderId").asString(), "", actor));
        }
        if (operation.name().equals("GET /api/v1/admin/proposals")) {
            answer.path("items")
                    .forEach(proposal ->
                            add("proposal", new Thing(proposal.path("id").asString(), "", actor)));
        }
        if (!answer.path("nextCursor").asString("").isEmpty()) {
            add(
                    "cursor " + operation.name(),
                    new Thing(answer.path("nextCursor").asString(), "", actor));
        }
        String customer = used.getOrDefault("customerId", "");
        if (customer.startsWith("fuzz-person-")) {
            add("customer", new Thing(customer, "", actor));
        }
    }

    private void add(String kind, Thing thing) {
        if (thing.id().isEmpty()) {
            return;
        }
        List<Thing> things = known.computeIfAbsent(kind, any -> new ArrayList<>());
        synchronized (things) {
            if (things.size() < MOST) {
                things.add(thing);
            } else {
                things.set((thing.id().hashCode() & Integer.MAX_VALUE) % MOST, thing);
            }
        }
    }

    /** Something of the kind, mostly of the owner; a thing that does not exist when nothing is known yet. */
    Thing any(String kind, String owner, Random random) {
        List<Thing> things = known.getOrDefault(kind, List.of());
        synchronized (things) {
            if (things.isEmpty()) {
                return new Thing("8f14e45f-ceea-867a-9c5d-000000000001", "8f14e45f-ceea-867a-9c5d-000000000002", owner);
            }
            Thing thing = things.get(random.nextInt(things.size()));
            for (int tries = 0; tries < 8 && !thing.owner().equals(owner); tries++) {
                thing = things.get(random.nextInt(things.size()));
            }
            return thing;
        }
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        known.forEach((kind, things) ->
                text.append(kind).append(' ').append(things.size()).append(", "));
        return text.toString();
    }
}
