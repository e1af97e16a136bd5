package io.corebank.support.tracing;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces go. Without an endpoint there are none, and nothing is spent on them.
 *
 * @param endpoint an OpenTelemetry collector that takes OTLP over HTTP, such as {@code http://localhost:4318}
 * @param sampled which part of the traces is kept, from 0 to 1; every service keeps the same ones
 */
@ConfigurationProperties("bank.tracing")
record TracingProperties(URI endpoint, @DefaultValue("1") double sampled) {

    TracingProperties {
        if (!endpoint.isAbsolute()) {
            throw new IllegalArgumentException("bank.tracing.endpoint is an address such as http://localhost:4318");
        }
    }

    String traces() {
        String base = endpoint.toString();
        return (base.endsWith("/") ? base : base + "/") + "v1/traces";
    }
}
