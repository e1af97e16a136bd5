package io.corebank.support.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import tools.jackson.databind.json.JsonMapper;

/** Errors as RFC 9457 problem details, each with a stable type and code, and the id that finds it in the logs. */
public final class Problems {

    private static final JsonMapper JSON = JsonMapper.shared();

    private Problems() {}

    /** A problem as a controller's answer. */
    public static ResponseEntity<ProblemDetail> answer(int status, String code, String title, String detail) {
        return answer(status, code, title, detail, new HttpHeaders());
    }

    /** A problem as a controller's answer, with further headers such as {@code Retry-After}. */
    public static ResponseEntity<ProblemDetail> answer(
            int status, String code, String title, String detail, HttpHeaders headers) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatusCode.valueOf(status), detail);
        problem.setType(typeOf(code));
        problem.setTitle(title);
        problem.setProperty("code", code);
        problem.setProperty("correlationId", Correlation.current());
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
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
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", typeOf(code).toString());
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("instance", request.getRequestURI());
        problem.put("code", code);
        problem.put("correlationId", Correlation.of(request));
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }

    private static URI typeOf(String code) {
        return URI.create("/problems/" + code);
    }
}
