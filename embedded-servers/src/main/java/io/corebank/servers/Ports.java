package io.corebank.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The port of a server: what was asked for, else the one of last time, else any free one. */
final class Ports {

    private Ports() {}

    /**
     * Decides and remembers.
     *
     * @param ownServerRuns whether a server of this folder was left running, to which a busy port may belong
     */
    static int choose(ServerSettings settings, boolean ownServerRuns) {
        int wanted = settings.port() == 0 ? remembered(settings) : settings.port();
        boolean usable = wanted != 0 && (settings.port() != 0 || ownServerRuns || FreePort.isFree(wanted));
        int port = usable ? wanted : FreePort.any();
        EmbeddedServer.write(file(settings), Integer.toString(port));
        return port;
    }

    private static int remembered(ServerSettings settings) {
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
