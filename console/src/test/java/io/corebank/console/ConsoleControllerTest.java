package io.corebank.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ConsoleControllerTest {

    private static final Pattern IMPORT_MAP = Pattern.compile("<script type=\"importmap\">(.*)</script>");
    private static final Pattern MAIN = Pattern.compile("src=\"(/console/files/[0-9a-f]{32}/main\\.js)\"");

    private final ConsoleFiles files = ConsoleFiles.ofClassPath();
    private final Libraries libraries = Libraries.ofClassPath();
    private final MockMvc console = MockMvcBuilders.standaloneSetup(
                    new ConsoleController(ConsolePage.of(files, libraries.importMap(), true, ""), files, libraries))
            .build();

    @ParameterizedTest
    @ValueSource(strings = {"/console/", "/console/accounts", "/console/inspect/8d0b", "/console/nothing/of/the/kind"})
    void servesThePageAtEveryScreen(String address) throws Exception {
        MockHttpServletResponse page = visit(address);
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentType()).startsWith("text/html");
        assertThat(page.getHeader("Cache-Control")).isEqualTo("no-cache");
        assertThat(page.getContentAsString())
                .contains("<bank-console>", "content=\"true\"")
                .doesNotContain("{{");
    }

    @Test
    void saysWhereAxonServerShowsMoreOfItself() {
        String page = new String(
                ConsolePage.of(files, libraries.importMap(), true, "http://axon.example:8024/?a=1&\"b")
                        .asset()
                        .plain(),
                StandardCharsets.UTF_8);
        assertThat(page).contains("name=\"axon-server\" content=\"http://axon.example:8024/?a=1&amp;&quot;b\"");
    }

    @Test
    void leadsToItsHome() throws Exception {
        assertThat(visit("/console").getStatus()).isEqualTo(308);
        assertThat(visit("/console").getHeader("Location")).isEqualTo("/console/");
    }

    @Test
    void admitsNoScriptInThePageButItsImportMap() throws Exception {
        MockHttpServletResponse page = visit("/console/");
        Matcher map = IMPORT_MAP.matcher(page.getContentAsString());
        assertThat(map.find()).isTrue();
        String hash =
                Base64.getEncoder().encodeToString(Asset.sha256(map.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(page.getHeader("Content-Security-Policy"))
                .contains("default-src 'none'", "script-src 'self' 'sha256-" + hash + "';", "connect-src 'self'")
                .doesNotContain("unsafe", "http", "*");
        assertThat(page.getContentAsString()).doesNotContain("style=", "onclick", "//cdn", "https:");
    }

    @Test
    void givesFilesAnAddressThatNeverChangesItsContent() throws Exception {
        MockHttpServletResponse main = visit(addressOfMain());
        assertThat(main.getStatus()).isEqualTo(200);
        assertThat(main.getContentType()).startsWith("text/javascript");
        assertThat(main.getHeader("Cache-Control")).contains("immutable", "max-age=31536000");
        MockHttpServletResponse older = visit("/console/files/00000000000000000000000000000000/main.js");
        assertThat(older.getStatus()).isEqualTo(200);
        assertThat(older.getHeader("Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void compressesForWhoeverReadsIt() throws Exception {
        MockHttpServletResponse plain = visit(addressOfMain());
        MockHttpServletResponse compressed = console.perform(
                        get(addressOfMain()).header("Accept-Encoding", "br, gzip"))
                .andReturn()
                .getResponse();
        assertThat(compressed.getHeader("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.getHeader("Vary")).contains("Accept-Encoding");
        assertThat(unzipped(compressed.getContentAsByteArray())).isEqualTo(plain.getContentAsByteArray());
        assertThat(compressed.getHeader("ETag")).isNotEqualTo(plain.getHeader("ETag"));
    }

    @Test
    void saysNothingNewToWhoeverHasThePage() throws Exception {
        String tag = visit("/console/").getHeader("ETag");
        assertThat(tag).isNotNull();
        assertThat(console.perform(get("/console/").header("If-None-Match", tag))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(304);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/main.js",
                "/console/files/0/nothing.js",
                "/console/libraries/lit/3.3.3/package.json",
                "/console/libraries/lit/0.0.0/index.js",
                "/console/libraries/nothing.js"
            })
    void hasNoOtherFiles(String address) throws Exception {
        assertThat(visit(address).getStatus()).isEqualTo(404);
    }

    private String addressOfMain() throws Exception {
        Matcher main = MAIN.matcher(visit("/console/").getContentAsString());
        assertThat(main.find()).isTrue();
        return main.group(1);
    }

    private MockHttpServletResponse visit(String address) throws Exception {
        return console.perform(get(address)).andReturn().getResponse();
    }

    private static byte[] unzipped(byte[] content) throws IOException {
        return new GZIPInputStream(new ByteArrayInputStream(content)).readAllBytes();
    }
}
