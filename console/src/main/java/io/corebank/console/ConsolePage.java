package io.corebank.console;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.web.util.HtmlUtils;

/**
 * The one page of the console. Its import map is a script in the page, which the policy admits by its hash.
 *
 * @param policy the content security policy that the page needs, and nothing besides
 */
record ConsolePage(Asset asset, String policy) {

    private static final String FILE = "index.html";
    private static final String IMPORT_MAP = "{{import-map}}";
    private static final String FILES = "{{files}}";
    private static final String AXON_SERVER = "{{axon-server}}";
    private static final String DEMO = "{{demo}}";

    /** @param axonServer the address of Axon Server's own dashboard for people; empty when there is none */
    static ConsolePage of(ConsoleFiles files, String importMap, boolean demo, String axonServer) {
        Asset template = files.find(FILE).orElseThrow(() -> new IllegalStateException("The page is missing"));
        String page = new String(template.plain(), StandardCharsets.UTF_8)
                .replace(IMPORT_MAP, importMap)
                .replace(FILES, ConsoleController.FILES + files.digest())
                .replace(DEMO, Boolean.toString(demo))
                .replace(AXON_SERVER, HtmlUtils.htmlEscape(axonServer));
        return new ConsolePage(Asset.of(FILE, page.getBytes(StandardCharsets.UTF_8)), policy(importMap));
    }

    private static String policy(String importMap) {
        byte[] hash = Asset.sha256(importMap.getBytes(StandardCharsets.UTF_8));
        return "default-src 'none'; script-src 'self' 'sha256-"
                + Base64.getEncoder().encodeToString(hash)
                + "'; style-src 'self'; img-src 'self' data:; connect-src 'self'; base-uri 'none';"
                + " form-action 'self'; frame-ancestors 'none'";
    }
}
