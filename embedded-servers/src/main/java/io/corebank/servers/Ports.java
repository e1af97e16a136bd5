package io.corebank.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The port of a server: what was asked for, else the one of last time, else any free one. */
final class Ports {

    private Ports() {}

    static int choose(String name, ServerSettings settings) {
        if (settings.port() != 0) {
            if (!FreePort.isFree(settings.port())) {
                throw new ServerException("Port %d, asked for by %s, is in use: choose another, or 0 for any free one."
                        .formatted(settings.port(), name));
            }
            EmbeddedServer.write(file(settings), Integer.toString(settings.port()));
            return settings.port();
        }
        int last = remembered(settings);
        int port = last != 0 && FreePort.isFree(last) ? last : FreePort.any();
        EmbeddedServer.write(file(settings), Integer.toString(port));
        return port;
    }

    /** The port of last time, or the one that is asked for; 0 if there was none. */
    static int remembered(ServerSettings settings) {
        if (settings.port() != 0) {
            return settings.port();
        }
        try {
            return Integer.parseInt(Files.readString(file(settings)).strip());
        } catch (IOException | NumberFormatException absent) {
            return 0;
        }
    }

    private static Path file(ServerSettings settings) {
        return settings.folder().resolve("port");
    }
}
