package io.corebank.support.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A parameter without a value, which a form sends for a field that nobody has filled in, is one that is not given. */
final class GivenParameters implements Filter {

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean asks = request instanceof HttpServletRequest http && http.getQueryString() != null;
        chain.doFilter(asks ? new WithoutEmpty((HttpServletRequest) request) : request, response);
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
