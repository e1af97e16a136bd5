package io.corebank.standalone.browser;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** Checks accessibility by the rules of WCAG 2.2 A and AA, as axe does. */
final class Axe {

    private static final String RUN = """
            axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((result) =>
              result.violations.map((one) =>
                `${one.id}: ${one.help}: ${one.nodes.map((node) => node.html).join(' | ')}`))
            """;

    private Axe() {}

    /** What a person with a disability would stumble over on the page. */
    static List<String> violations(Browser browser) throws IOException {
        if (!browser.evaluate("typeof axe === 'object'").asBoolean()) {
            browser.evaluate(script() + "; true");
        }
        JsonNode found = browser.evaluate(RUN);
        return StreamSupport.stream(found.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }

    private static String script() throws IOException {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
