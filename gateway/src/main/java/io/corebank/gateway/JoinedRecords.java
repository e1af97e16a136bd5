package io.corebank.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What several services keep about one person in one JSON object, passed on while it is read, because it may be long.
 * What all of them say of the person is taken from the first, and from each its records, which are arrays.
 */
final class JoinedRecords {

    /** Half an object must not look like a whole one. */
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(StreamWriteFeature.AUTO_CLOSE_CONTENT).build();

    private static final String ATTACHED = "Content-Disposition";

    private JoinedRecords() {}

    /** @throws tools.jackson.core.JacksonException when one of them is no JSON, or ends before its end */
    static void pass(List<Exchange> answered, HttpServletResponse response) throws IOException {
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        Exchange first = answered.get(0);
        first.headers().firstValue(ATTACHED).ifPresent(name -> response.setHeader(ATTACHED, name));
        JsonGenerator out = JSON.createGenerator(response.getOutputStream());
        out.writeStartObject();
        for (Exchange exchange : answered) {
            try (JsonParser its = JSON.createParser(exchange.body())) {
                copy(its, out, exchange.equals(first));
            }
        }
        out.writeEndObject();
        out.flush();
    }

    private static void copy(JsonParser its, JsonGenerator out, boolean everything) {
        its.nextToken();
        while (its.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = its.currentName();
            if (its.nextToken() == JsonToken.START_ARRAY || everything) {
                out.writeName(name);
                out.copyCurrentStructure(its);
            } else {
                its.skipChildren();
            }
        }
    }
}
