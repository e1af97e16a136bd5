package io.corebank.standalone.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Where a bank is going to listen. */
final class ListeningPort {

    private ListeningPort() {}

    /** Whoever listens there already would answer for the bank, whose own process cannot start. */
    static void requireFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port), 1);
        } catch (IOException | IllegalArgumentException e) {
            throw new LaunchException(
                    "The bank cannot listen on %s, port %d (%s): choose another with --port."
                            .formatted(host, port, e.getMessage()),
                    e);
        }
    }
}
