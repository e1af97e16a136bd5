package io.corebank.notifications;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the bank tells others.
 *
 * @param deliver whether this process sends at all; it always takes down what is to be sent
 * @param allowLoopback whether a receiver may be on this machine, as in a demo
 * @param allowedNetworks private networks that receivers may be in, such as {@code 10.1.0.0/16}
 * @param sslBundle the name of the trusted certificates; those of the JDK when it is empty
 * @param connectTimeout until a connection stands, TLS included
 * @param timeout of a whole delivery, until the answer's status is there
 * @param concurrency deliveries to one receiver at the same time, at most
 * @param retryAfter the first pause after a failure; each further one is twice as long
 * @param longestPause between two tries
 * @param retryFor how long one delivery is tried before it is parked, and a dead receiver before it is disabled
 * @param rotationGrace how long both secrets sign after a rotation
 * @param retention how long deliveries that are settled stay in the log
 * @param answerRetention how long the same key gets the answer again that a write got
 * @param tidyEvery how often old deliveries are taken away and the bounds are looked at
 * @param mostPending deliveries that wait for one receiver; beyond, it is disabled
 * @param mostPerCustomer webhooks of one customer
 */
@ConfigurationProperties("bank.webhooks")
record WebhookSettings(
        @DefaultValue("true") boolean deliver,
        @DefaultValue("false") boolean allowLoopback,
        @DefaultValue List<String> allowedNetworks,
        @DefaultValue("") String sslBundle,
        @DefaultValue("3s") Duration connectTimeout,
        @DefaultValue("10s") Duration timeout,
        @DefaultValue("32") int concurrency,
        @DefaultValue("5s") Duration retryAfter,
        @DefaultValue("2h") Duration longestPause,
        @DefaultValue("24h") Duration retryFor,
        @DefaultValue("24h") Duration rotationGrace,
        @DefaultValue("30d") Duration retention,
        @DefaultValue("100d") Duration answerRetention,
        @DefaultValue("1m") Duration tidyEvery,
        @DefaultValue("1000000") long mostPending,
        @DefaultValue("20") int mostPerCustomer) {}
