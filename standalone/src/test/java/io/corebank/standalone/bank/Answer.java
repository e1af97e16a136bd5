package io.corebank.standalone.bank;

import java.net.http.HttpResponse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the bank answered: status, headers, and the body as JSON. */
public record Answer(HttpResponse<String> response) {

    private static final JsonMapper JSON = JsonMapper.shared();

    public int status() {
        return response.statusCode();
    }

    /** A header's value; empty when it is absent. */
    public String header(String name) {
        return response.headers().firstValue(name).orElse("");
    }

    /** The body as a tree. */
    public JsonNode json() {
        return JSON.readTree(response.body());
    }

    /** A field of the body as text, by a path such as {@code /items/0/amount}; empty when it is absent. */
    public String text(String path) {
        return json().at(path.startsWith("/") ? path : "/" + path).asString("");
    }

    /** The log position that a reader needs to see this write. */
    public String position() {
        return header("Bank-Position");
    }

    @Override
    public String toString() {
        return status() + " " + response.body();
    }
}
