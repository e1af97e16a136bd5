package io.corebank.standalone.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * An answer as it came over the wire.
 *
 * @param status 0 when the server hung up without an answer
 * @param headers by their names in lower case, each with every value that came
 */
record Reply(int status, Map<String, List<String>> headers, byte[] body) {

    static final Reply NONE = new Reply(0, Map.of(), new byte[0]);

    List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    /** The first value of a header; empty when it is absent. */
    String header(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    /** The type of the body without its parameters; empty when there is none. */
    String mediaType() {
        return header("content-type").split(";", 2)[0].strip();
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    boolean endsConnection() {
        return status == 0
                || header("connection").equalsIgnoreCase("close")
                || mediaType().equals("text/event-stream");
    }

    @Override
    public String toString() {
        String text = text();
        return status + " " + headers + "\n" + (text.length() > 2_000 ? text.substring(0, 2_000) + "…" : text);
    }
}
