package io.corebank.support.security;

import java.util.List;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.Header;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;

/** The headers that keep a browser from being used against the person in front of it, on every answer. */
final class SecurityHeaders {

    /** Swagger UI sets styles in elements; scripts come from files of this origin only. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    static final HeaderWriter WRITER = new StaticHeadersWriter(List.of(
            new Header("X-Content-Type-Options", "nosniff"),
            new Header("X-Frame-Options", "DENY"),
            new Header("Referrer-Policy", "no-referrer"),
            new Header("Content-Security-Policy", CONTENT_SECURITY_POLICY),
            new Header("Cross-Origin-Opener-Policy", "same-origin"),
            new Header("Cross-Origin-Resource-Policy", "same-origin"),
            new Header("Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()")));

    private SecurityHeaders() {}

    /** Adds to these what depends on the request: no caching unless a handler asks for it, and HSTS over TLS. */
    static void configure(HeadersConfigurer<HttpSecurity> headers) {
        headers.defaultsDisabled()
                .cacheControl(cache -> {})
                .httpStrictTransportSecurity(transport -> {})
                .addHeaderWriter(WRITER);
    }
}
