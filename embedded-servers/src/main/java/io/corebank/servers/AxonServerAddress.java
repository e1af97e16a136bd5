package io.corebank.servers;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where Axon Server listens for services (gRPC). It is no part of the bank, and somebody else has started it. */
public record AxonServerAddress(String host, int port) {

    /** What docker-compose.yml uses, too. */
    public static final String IMAGE = "axoniq/axonserver:2024.2.4-jdk-17-nonroot";

    /** What to do for want of one, as the rest of a sentence. */
    public static final String REMEDY = ("start one, such as the image of docker-compose.yml with docker run"
                    + " -p 8024:8024 -p 8124:8124 %s, or the download at https://www.axoniq.io/products/axon-server,"
                    + " and name it with --axon-server HOST:PORT.")
            .formatted(IMAGE);

    private static final Pattern FORM = Pattern.compile("([^:/\\s]+|\\[[0-9a-fA-F:]+]):([0-9]{1,5})");
    private static final int PATIENCE_MILLIS = 3_000;

    public static AxonServerAddress of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > 65_535) {
            throw new ServerException(
                    "An Axon Server is named as HOST:PORT, such as localhost:8124, and not as " + text + ".");
        }
        return new AxonServerAddress(parts.group(1), Integer.parseInt(parts.group(2)));
    }

    /** Fails with one sentence that says where to get one. */
    public void requireReachable() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
        } catch (IOException e) {
            throw new ServerException("No Axon Server answers at %s: %s".formatted(this, REMEDY), e);
        }
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
