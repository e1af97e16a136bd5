package io.corebank.support.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives every request an id that follows it through answers, logs and everything it causes. A caller may bring its own;
 * one that could break a log line is replaced.
 */
public final class Correlation extends OncePerRequestFilter {

    /** The header that carries the id, in requests and in every answer. */
    public static final String HEADER = "X-Correlation-ID";

    private static final String KEY = "correlationId";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

    Correlation() {}

    /** The id of the request that this thread works on; a new one outside of any request. */
    public static String current() {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Object id = request == null ? MDC.get(KEY) : request.getAttribute(HEADER, RequestAttributes.SCOPE_REQUEST);
        return id == null ? UUID.randomUUID().toString() : id.toString();
    }

    /** The id of the given request, from whichever thread. */
    public static String of(HttpServletRequest request) {
        Object id = request.getAttribute(HEADER);
        return id == null ? current() : id.toString();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String given = request.getHeader(HEADER);
        String id = given != null && HARMLESS.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
        request.setAttribute(HEADER, id);
        response.setHeader(HEADER, id);
        MDC.put(KEY, id);
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(KEY);
        }
    }
}
