package io.corebank.support.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds what is read of a request. The web server bounds only forms, and a list in JSON becomes objects as it is read:
 * one endless request would take all the memory there is. A body of any type at all, which is no type, is not read.
 */
final class BodyLimit extends OncePerRequestFilter {

    private static final int CONTENT_TOO_LARGE = 413;
    private static final int UNSUPPORTED_TYPE = 415;

    private final long mostBytes;

    BodyLimit(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        if (type != null && type.contains("*")) {
            StatusCodes.Entry entry = StatusCodes.of(UNSUPPORTED_TYPE);
            Problems.write(request, response, UNSUPPORTED_TYPE, entry.code(), entry.title(), "A body has one type.");
            return;
        }
        long announced = request.getContentLengthLong();
        if (announced > mostBytes) {
            StatusCodes.Entry entry = StatusCodes.of(CONTENT_TOO_LARGE);
            Problems.write(request, response, CONTENT_TOO_LARGE, entry.code(), entry.title(), BodyTooLarge.DETAIL);
            return;
        }
        chain.doFilter(announced < 0 ? new BoundedRequest(request, mostBytes) : request, response);
    }
}
