package io.corebank.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A page of the audit logs of several services, newest first. Each counts its lines for itself and takes none away, so
 * that a cursor with a place in each of them neither misses a line nor shows one twice.
 */
final class JoinedAudit implements Joined {

    static final String SERVICE = "service";

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CURSOR = "cursor";
    private static final String SEQUENCE = "sequence";
    private static final String USUAL_LIMIT = "50";

    /** The limit is no number, or the cursor none of those that were given out. */
    static final class InvalidParameter extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** What a service has for the page. */
    private record Part(Service service, Deque<JsonNode> lines, boolean goesOn) {

        private Instant newest() {
            return Instant.parse(lines.getFirst().path("at").asString());
        }
    }

    private final int limit;
    private final Map<Service, Long> places;
    private final List<Part> parts = new ArrayList<>();

    /** @throws InvalidParameter when a page of it can be no part of a whole */
    JoinedAudit(HttpServletRequest request) {
        String cursor = request.getParameter(CURSOR);
        this.places = cursor == null ? new EnumMap<>(Service.class) : placesOf(cursor);
        this.limit = limitOf(Objects.requireNonNullElse(request.getParameter("limit"), USUAL_LIMIT));
    }

    /** As it was asked, but for the cursor, which is a place in the service's own log. */
    @Override
    public String queryFor(Service service, HttpServletRequest request) {
        Stream<String> asked = Stream.ofNullable(request.getQueryString())
                .flatMap(query -> Stream.of(query.split("&", -1)))
                .filter(parameter -> !nameOf(parameter).equals(CURSOR));
        Stream<String> place = Stream.ofNullable(places.get(service)).map(before -> CURSOR + "=" + before);
        return Stream.concat(asked, place).collect(Collectors.joining("&"));
    }

    private static String nameOf(String parameter) {
        int value = parameter.indexOf('=');
        return URLDecoder.decode(value < 0 ? parameter : parameter.substring(0, value), StandardCharsets.UTF_8);
    }

    @Override
    public void add(Service service, byte[] page) {
        JsonNode read = JSON.readTree(page);
        Deque<JsonNode> lines = new ArrayDeque<>();
        read.path("items").forEach(lines::add);
        long end = lines.isEmpty() ? 0 : lines.getFirst().path(SEQUENCE).asLong() + 1;
        places.putIfAbsent(service, end);
        parts.add(new Part(service, lines, read.has("nextCursor")));
    }

    @Override
    public byte[] bytes() {
        ObjectNode page = JSON.createObjectNode();
        ArrayNode items = page.putArray("items");
        for (Optional<Part> next = next(); items.size() < limit && next.isPresent(); next = next()) {
            Service service = next.get().service();
            JsonNode line = next.get().lines().removeFirst();
            places.put(service, line.path(SEQUENCE).asLong());
            items.add(((ObjectNode) line).put(SERVICE, service.key()));
        }
        if (parts.stream().anyMatch(part -> part.goesOn() || !part.lines().isEmpty())) {
            page.put("nextCursor", cursor());
        }
        return JSON.writeValueAsBytes(page);
    }

    /** Whoever has the newest line; of several the first that was asked, on every page. */
    private Optional<Part> next() {
        return parts.stream()
                .filter(part -> !part.lines().isEmpty())
                .min(Comparator.comparing(Part::newest).reversed());
    }

    private String cursor() {
        ObjectNode cursor = JSON.createObjectNode();
        places.forEach((service, before) -> cursor.put(service.key(), before));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(JSON.writeValueAsBytes(cursor));
    }

    private static Map<Service, Long> placesOf(String cursor) {
        try {
            Map<Service, Long> places = new EnumMap<>(Service.class);
            JsonNode read = JSON.readTree(Base64.getUrlDecoder().decode(cursor));
            for (Service service : Service.values()) {
                JsonNode before = read.path(service.key());
                if (before.isIntegralNumber()) {
                    places.put(service, before.asLong());
                }
            }
            if (places.isEmpty() || places.size() != read.size()) {
                throw new InvalidParameter();
            }
            return places;
        } catch (JacksonException | IllegalArgumentException unreadable) {
            throw new InvalidParameter();
        }
    }

    private static int limitOf(String limit) {
        try {
            return Integer.parseInt(limit);
        } catch (NumberFormatException unreadable) {
            throw new InvalidParameter();
        }
    }

    /** Says in a document of the services what is different here. */
    static void describe(ObjectNode document) {
        if (document.at("/components/schemas/AuditEntry") instanceof ObjectNode line) {
            nameTheServiceIn(line);
        }
        for (JsonNode parameter : document.at("/paths/~1api~1v1~1admin~1audit/get/parameters")) {
            if (parameter.path("name").asString().equals(CURSOR)) {
                ((ObjectNode) parameter).putObject("schema").put("type", "string");
            }
        }
    }

    static void nameTheServiceIn(ObjectNode schema) {
        schema.withObject("properties").putObject(SERVICE).put("type", "string");
        schema.withArray("required").add(SERVICE);
    }
}
