package io.corebank.gateway;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Where the services are and how much patience there is with them.
 *
 * @param services their addresses; one without an address does not exist here
 * @param connectTimeout how long a connection may take to be made
 * @param answerTimeout how long a service may take until its answer begins, beside the time that a transfer asks it to
 *     wait
 * @param silence how long an answer that has begun may stand still; longer than the heartbeat of a stream
 * @param attempts how often a read is tried that was lost; a write is tried once
 * @param inFlight at most so many requests at a time are with one service
 * @param streams at most so many live streams are open at a time; they are no requests in flight
 * @param streamsOfCaller so many of them are one caller's, at most
 * @param largestBody of a request to the API; elsewhere, where nobody needs a token, it is 64 KB
 * @param bodies all bodies together that are held at a time, a quarter of them one caller's at most; those outside of
 *     the API have a quarter more
 * @param bodyTimeout how long a body may take to come
 * @param rest how long a service that keeps failing is left alone
 * @param sslBundle the SSL bundle by which services are believed, and which is shown to them; unset for the JDK's
 *     authorities
 */
@ConfigurationProperties("bank.gateway")
record GatewaySettings(
        @DefaultValue Services services,
        @DefaultValue("1s") Duration connectTimeout,
        @DefaultValue("15s") Duration answerTimeout,
        @DefaultValue("45s") Duration silence,
        @DefaultValue("2") int attempts,
        @DefaultValue("2000") int inFlight,
        @DefaultValue("8000") int streams,
        @DefaultValue("100") int streamsOfCaller,
        @DefaultValue("4MB") DataSize largestBody,
        @DefaultValue("32MB") DataSize bodies,
        @DefaultValue("15s") Duration bodyTimeout,
        @DefaultValue("2s") Duration rest,
        @Nullable String sslBundle) {

    /**
     * An address for each, such as {@code http://localhost:8081}, or one for each of its replicas; field by field, so
     * that any source can set one.
     */
    record Services(
            @DefaultValue List<URI> accountCommand,
            @DefaultValue List<URI> transferSaga,
            @DefaultValue List<URI> accountQuery,
            @DefaultValue List<URI> notifications,
            @DefaultValue List<URI> identity) {

        List<URI> of(Service service) {
            return switch (service) {
                case ACCOUNT_COMMAND -> accountCommand;
                case TRANSFER_SAGA -> transferSaga;
                case ACCOUNT_QUERY -> accountQuery;
                case NOTIFICATIONS -> notifications;
                case IDENTITY -> identity;
            };
        }
    }
}
