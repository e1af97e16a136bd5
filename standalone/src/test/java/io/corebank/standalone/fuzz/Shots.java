package io.corebank.standalone.fuzz;

import io.corebank.standalone.fuzz.Operation.Parameter;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Makes requests, half of them honest, so that there is something to attack, and the others wrong in one way each. */
final class Shots {

    private static final String BODY_AS_A_WHOLE = "(body)";
    private static final String HEADERS = "(headers)";
    private static final String NOTHING = "(nothing)";
    private static final List<String> SPOOFED = List.of(
            "X-Forwarded-For: 127.0.0.1",
            "X-Forwarded-Host: evil.example",
            "X-Forwarded-Proto: https",
            "X-Forwarded-Prefix: /evil",
            "Forwarded: for=127.0.0.1;host=evil.example;proto=https",
            "X-Real-IP: 127.0.0.1",
            "X-HTTP-Method-Override: DELETE",
            "X-Original-URL: /api/v1/admin/audit",
            "X-Rewrite-URL: /api/v1/admin/audit",
            "X-Forwarded-User: operator",
            "X-Roles: operator",
            "Cookie: JSESSIONID=0123456789ABCDEF",
            "Origin: https://evil.example",
            "Expect: 100-continue",
            "Range: bytes=0-1",
            "Accept-Encoding: gzip;q=NaN",
            "Accept-Language: ../../x",
            "If-None-Match: *",
            "Transfer-Encoding: identity",
            "Upgrade: h2c",
            "Content-Encoding: gzip",
            "TE: trailers");
    private static final List<String> TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json; charset=utf-16",
            "application/json;charset=nonsense",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "*/*",
            "",
            "application/",
            "application/json, text/html",
            "application/merge-patch+json");

    private final Contract contract;
    private final Map<String, String> tokens;
    private final List<String> actors;
    private final World world;
    private final Set<String> succeeded;
    private final Random random;
    private final String host;
    private String lastKey = "first";

    /** @param succeeded the operations that some request has got through to so far, by name */
    Shots(Contract contract, Map<String, String> tokens, World world, Set<String> succeeded, Random random, int port) {
        this.contract = contract;
        this.tokens = tokens;
        this.actors = List.copyOf(tokens.keySet());
        this.world = world;
        this.succeeded = succeeded;
        this.random = random;
        this.host = "localhost:" + port;
    }

    Shot next() {
        Operation operation = Rare.next(contract.operations(), succeeded, random);
        String actor = actorFor(operation);
        Values values = new Values(world, random, actor, operation);
        String victim = victimOf(operation);
        Path path = pathOf(operation, values, victim);
        byte[] body = bodyOf(operation.body(), values, victim);
        List<String> headers = headersOf(operation, values, victim, actor, body);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String head =
                operation.method() + " " + path.text() + " HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
        bytes.writeBytes(head.getBytes(StandardCharsets.UTF_8));
        bytes.writeBytes(body);
        return new Shot(operation, actor, bytes.toByteArray(), values.used(), path.elsewhere());
    }

    /** An address, and whether it may lead somewhere else than it should. */
    private record Path(String text, boolean elsewhere) {}

    private String actorFor(Operation operation) {
        if (random.nextInt(20) == 0) {
            return actors.get(random.nextInt(actors.size()));
        }
        List<String> admitted = actors.stream()
                .filter(actor -> operation.roles().contains(tokens.get(actor).split(" ", 2)[0]))
                .toList();
        return admitted.get(random.nextInt(admitted.size()));
    }

    private String victimOf(Operation operation) {
        List<String> victims = new ArrayList<>(List.of(HEADERS));
        operation.parameters().forEach(parameter -> victims.add(parameter.name()));
        JsonNode body = operation.body();
        if (body != null) {
            victims.addAll(Bodies.fields(contract, body));
            victims.add(BODY_AS_A_WHOLE);
            victims.add(BODY_AS_A_WHOLE);
        }
        return random.nextBoolean() ? NOTHING : victims.get(random.nextInt(victims.size()));
    }

    private Path pathOf(Operation operation, Values values, String victim) {
        String path = operation.path();
        boolean elsewhere = false;
        List<String> query = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            boolean nasty = parameter.name().equals(victim);
            if (parameter.in().equals("path")) {
                String value = nasty ? Nasty.text(random) : values.of(parameter.name());
                path = path.replace("{" + parameter.name() + "}", Nasty.encoded(value, random));
                elsewhere |= nasty;
            } else if (parameter.in().equals("query") && (nasty || random.nextInt(3) == 0)) {
                String value = nasty ? Nasty.text(random) : values.of(parameter.name());
                query.add(parameter.name() + "=" + Nasty.encoded(value, random));
            }
        }
        return new Path(query.isEmpty() ? path : path + "?" + String.join("&", query), elsewhere);
    }

    private byte[] bodyOf(@Nullable JsonNode schema, Values values, String victim) {
        if (schema == null) {
            return random.nextInt(100) == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : new byte[0];
        }
        Bodies bodies = new Bodies(contract, values, random, victim);
        String body = bodies.object(schema);
        return victim.equals(BODY_AS_A_WHOLE) ? bodies.spoilt(body) : body.getBytes(StandardCharsets.UTF_8);
    }

    private List<String> headersOf(Operation operation, Values values, String victim, String actor, byte[] body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Host", host);
        headers.put("Authorization", "Bearer " + tokens.get(actor).split(" ", 2)[1]);
        headers.put("Content-Type", "application/json");
        for (Parameter parameter : operation.parameters()) {
            String name = parameter.name();
            if (parameter.in().equals("header") && (name.equals(victim) || parameter.required())) {
                headers.put(name, name.equals(victim) ? oneLine(Nasty.text(random)) : key());
            } else if (parameter.in().equals("header") && random.nextInt(12) == 0) {
                headers.put(name, values.of(name));
            }
        }
        if (body.length > 0) {
            headers.put("Content-Length", Integer.toString(body.length));
        }
        List<String> lines = new ArrayList<>();
        headers.forEach((name, value) -> lines.add(name + ": " + value));
        if (victim.equals(HEADERS)) {
            spoil(lines, body.length > 0);
        }
        return lines;
    }

    private void spoil(List<String> lines, boolean hasBody) {
        switch (random.nextInt(6)) {
            case 0 -> lines.set(1, "Authorization: " + oneLine("Bearer " + Nasty.text(random)));
            case 1 -> lines.set(2, "Content-Type: " + TYPES.get(random.nextInt(TYPES.size())));
            case 2 -> lines.add("Accept: " + TYPES.get(random.nextInt(TYPES.size())));
            case 3 -> lines.remove(1);
            default -> {
                String spoofed = SPOOFED.get(random.nextInt(SPOOFED.size()));
                lines.add(spoofed.startsWith("Expect") && !hasBody ? SPOOFED.get(0) : spoofed);
            }
        }
    }

    /** Mostly a new one; sometimes the last one again, for the same or for something else. */
    private String key() {
        if (random.nextInt(15) != 0) {
            lastKey = new UUID(random.nextLong(), random.nextLong()).toString();
        }
        return lastKey;
    }

    private static String oneLine(String value) {
        return value.replace('\r', ' ').replace('\n', ' ');
    }
}
