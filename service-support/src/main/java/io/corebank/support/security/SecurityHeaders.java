package io.corebank.support.security;

import io.corebank.support.web.BrowserHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.HeaderWriter;

/** The headers that keep a browser from being used against the person in front of it, on every answer. */
final class SecurityHeaders {

    static final HeaderWriter WRITER = (request, response) -> BrowserHeaders.writeTo(response);

    private SecurityHeaders() {}

    /** Adds to these what depends on the request: no caching unless a handler asks for it, and HSTS over TLS. */
    static void configure(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled()
                .cacheControl(cache -> {})
                .httpStrictTransportSecurity(transport -> {})
                .addHeaderWriter(WRITER);
    }
}
