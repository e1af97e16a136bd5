package io.corebank.support.security;

import io.corebank.support.web.BrowserHeaders;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;

/** The headers that keep a browser from being used against the person in front of it, on every answer. */
final class SecurityHeaders {

    static final HeaderWriter WRITER = (request, response) -> BrowserHeaders.writeTo(response);

    /** The framework's own says nothing on 304, which must say what 200 would (RFC 9110, 15.4.5). */
    private static final HeaderWriter UNCACHED = (request, response) -> {
        if (!response.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        }
    };

    private SecurityHeaders() {}

    /** Adds to these what depends on the request: no caching unless a handler asks for it, and HSTS over TLS. */
    static void configure(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled()
                .httpStrictTransportSecurity(transport -> {})
                .addHeaderWriter(UNCACHED)
                .addHeaderWriter(WRITER);
    }
}
