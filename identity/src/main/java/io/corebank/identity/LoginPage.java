package io.corebank.identity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** Where people log in. A page without a script, in the colours of the console. */
@RestController
class LoginPage {

    static final String PATH = "/login";
    static final String STYLE = "/login.css";

    private static final String HTML = read("login.html");
    private static final String CSS = read("login.css");
    private static final String WRONG = "<p class=\"bad\" role=\"alert\">Name or password is wrong.</p>";
    private static final String OUT = "<p class=\"good\" role=\"status\">You are logged out.</p>";
    private static final String DEMO =
            "<p class=\"hint\">This is a demo: <code>customer1</code>, <code>customer2</code>,"
                    + " <code>teller</code>, <code>operator</code> and <code>auditor</code> have the password"
                    + " <code>demo</code>.</p>";

    private final boolean demo;

    LoginPage(@Value("${bank.demo:false}") boolean demo) {
        this.demo = demo;
    }

    @GetMapping(value = PATH, produces = "text/html;charset=UTF-8")
    String page(CsrfToken csrf, @RequestParam Map<String, String> query) {
        return HTML.replace("${message}", messageOf(query))
                .replace("${csrf}", HtmlUtils.htmlEscape(csrf.getToken()))
                .replace("${hint}", demo ? DEMO : "");
    }

    @GetMapping(value = STYLE, produces = "text/css;charset=UTF-8")
    ResponseEntity<String> style() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(Duration.ofHours(1)))
                .body(CSS);
    }

    private static String messageOf(Map<String, @Nullable String> query) {
        if (query.containsKey("error")) {
            return WRONG;
        }
        return query.containsKey("logout") ? OUT : "";
    }

    private static String read(String name) {
        try {
            return new ClassPathResource("login/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
