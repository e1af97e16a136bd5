package io.corebank.support.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Makes and writes {@link Problem}s. */
public final class Problems {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Problems() {}

    /** A problem that is part of an answer. */
    public static Problem of(int status, String code, String title, String detail) {
        return problem(status, code, title, detail, Correlation.current());
    }

    /** A problem as a controller's answer. */
    public static ResponseEntity<Problem> answer(int status, String code, String title, String detail) {
        return answer(status, code, title, detail, new HttpHeaders());
    }

    /** A problem as a controller's answer, with further headers such as {@code Retry-After}. */
    public static ResponseEntity<Problem> answer(
            int status, String code, String title, String detail, HttpHeaders headers) {
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem(status, code, title, detail, Correlation.current()));
    }

    /** Writes a problem where no controller is at work: in filters and for errors of the container. */
    public static void write(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            String code,
            String title,
            String detail)
            throws IOException {
        write(response, problem(status, code, title, detail, Correlation.of(request)));
    }

    /** Writes the problem as the whole answer. */
    static void write(HttpServletResponse response, Problem problem) throws IOException {
        response.setStatus(problem.status());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }

    static Problem problem(int status, String code, String title, String detail, String correlationId) {
        return new Problem("/problems/" + code, title, status, detail, code, correlationId);
    }
}
