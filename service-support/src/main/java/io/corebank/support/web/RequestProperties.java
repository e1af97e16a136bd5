package io.corebank.support.web;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a service takes from its callers.
 *
 * @param largestBody of a request; what is larger gets 413
 * @param prompt how long a request's thread waits for the answer before it is given away
 * @param waiting how many requests may wait without a thread; further ones that would have to get 503
 */
@ConfigurationProperties("bank.web")
record RequestProperties(
        @DefaultValue("4MB") DataSize largestBody,
        @DefaultValue("100ms") Duration prompt,
        @DefaultValue("1000") int waiting) {}
