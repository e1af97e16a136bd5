package io.corebank.standalone.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A request as it goes over the wire, and what is known of it.
 *
 * @param actor whose token it bears
 * @param used the values of parameters and fields by name
 * @param elsewhere whether its path may lead to another operation or to none
 */
record Shot(Operation operation, String actor, byte[] bytes, Map<String, String> used, boolean elsewhere) {

    boolean expectsBody() {
        return !operation.method().equals("HEAD");
    }

    @Override
    public String toString() {
        String text = new String(bytes, StandardCharsets.ISO_8859_1).replaceAll("Bearer \\S+", "Bearer …");
        return "%s as %s:%n%s".formatted(operation.name(), actor, text.substring(0, Math.min(text.length(), 3_000)));
    }
}
