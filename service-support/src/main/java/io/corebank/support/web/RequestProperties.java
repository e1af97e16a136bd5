package io.corebank.support.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What a service takes from its callers.
 *
 * @param largestBody of a request; what is larger gets 413
 */
@ConfigurationProperties("bank.web")
record RequestProperties(@DefaultValue("4MB") DataSize largestBody) {}
