package io.corebank.identity;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerResponse;

/** Refusals in the form of the whole bank (RFC 9457). The gateway tells the correlation id in a header. */
final class Problems {

    private Problems() {}

    static ServerResponse answer(int status, String code, String title, String detail) {
        return ServerResponse.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(text(status, code, title, detail).getBytes(StandardCharsets.UTF_8));
    }

    static void write(HttpServletResponse response, int status, String code, String title, String detail)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(text(status, code, title, detail).getBytes(StandardCharsets.UTF_8));
    }

    private static String text(int status, String code, String title, String detail) {
        return """
                {"type":"/problems/%s","title":"%s","status":%d,\
                "detail":"%s","code":"%s"}""".formatted(code, title, status, detail, code);
    }
}
