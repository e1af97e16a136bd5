package io.corebank.support.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.web.filter.OncePerRequestFilter;

/** A parameter without a value, which a form sends for a field that nobody has filled in, is one that is not given. */
final class GivenParameters extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        chain.doFilter(request.getQueryString() == null ? request : new WithoutEmpty(request), response);
    }

    private static final class WithoutEmpty extends HttpServletRequestWrapper {

        WithoutEmpty(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            String[] values = getParameterValues(name);
            return values == null ? null : values[0];
        }

        @Override
        public String @Nullable [] getParameterValues(String name) {
            String[] values = super.getParameterValues(name);
            if (values == null) {
                return null;
            }
            String[] given = Arrays.stream(values)
                    .filter(value -> value != null && !value.isEmpty())
                    .toArray(String[]::new);
            return given.length == 0 ? null : given;
        }
    }
}
