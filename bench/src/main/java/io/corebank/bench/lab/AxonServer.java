package io.corebank.bench.lab;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.axoniq.axonserver.connector.AxonServerConnectionFactory;
import io.axoniq.axonserver.connector.event.EventChannel;
import io.axoniq.axonserver.connector.event.EventStream;
import io.axoniq.axonserver.connector.impl.ServerAddress;
import io.axoniq.axonserver.grpc.event.EventWithToken;
import io.corebank.servers.AxonServerAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * An Axon Server that somebody else has started.
 *
 * @param token what it asks for, if it does
 */
public record AxonServer(
        AxonServerAddress address, @Nullable String token) {

    /** The variable with the token; other users of a machine see what is on a command line. */
    public static final String TOKEN = "AXON_SERVER_TOKEN";

    private static final String CONTEXT = "default";
    private static final int PATIENCE_SECONDS = 20;
    private static final int BUFFER = 1_000;

    /** The one at an address. */
    public static AxonServer at(String address) {
        return new AxonServer(AxonServerAddress.of(address), System.getenv(TOKEN));
    }

    /** Fails with one sentence when it is not there, lets nobody in, or has been used. */
    public void requireEmpty() {
        address.requireReachable();
        long last = ask(AxonServer::lastToken);
        if (last >= 0) {
            throw new BenchException(
                    ("The Axon Server at %s has %,d events already: stop it, empty its folder and start it again,"
                                    + " because this begins with an empty log.")
                            .formatted(address, last + 1),
                    null);
        }
    }

    /** How many events there are. */
    public long head() {
        return ask(AxonServer::lastToken) + 1;
    }

    /** Hands over all events that there are, in their order. */
    public void read(Consumer<EventWithToken> sink) {
        ask(channel -> {
            long last = lastToken(channel);
            try (EventStream events = channel.openStream(-1, BUFFER)) {
                for (long token = -1; token < last; ) {
                    EventWithToken next = events.nextIfAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    if (next == null) {
                        throw new TimeoutException("no event after " + token + " of " + last);
                    }
                    sink.accept(next);
                    token = next.getToken();
                }
            }
            return last;
        });
    }

    private static long lastToken(EventChannel channel)
            throws ExecutionException, TimeoutException, InterruptedException {
        return channel.getLastToken().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private interface Question {
        long ask(EventChannel channel) throws ExecutionException, TimeoutException, InterruptedException;
    }

    private long ask(Question question) {
        // Otherwise the connector tells on the terminal whatever it tries.
        ((Logger) LoggerFactory.getLogger("io.axoniq")).setLevel(Level.OFF);
        AxonServerConnectionFactory.Builder builder = AxonServerConnectionFactory.forClient("bench")
                .routingServers(new ServerAddress(address.host(), address.port()));
        AxonServerConnectionFactory factory = (token == null ? builder : builder.token(token)).build();
        try {
            return question.ask(factory.connect(CONTEXT).eventChannel());
        } catch (ExecutionException | TimeoutException e) {
            throw new BenchException(
                    "The Axon Server at %s does not tell what it has (is %s right?): %s"
                            .formatted(address, TOKEN, e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        } finally {
            factory.shutdown();
        }
    }

    /** What an application of Spring and Axon finds it by. */
    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        environment.put("AXON_AXONSERVER_SERVERS", address.toString());
        if (token != null) {
            environment.put("AXON_AXONSERVER_TOKEN", token);
        }
        return environment;
    }
}
