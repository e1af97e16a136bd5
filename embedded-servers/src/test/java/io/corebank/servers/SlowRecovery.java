package io.corebank.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A cluster whose next start recovers, from an archive with nothing in it that takes its time to say so. */
final class SlowRecovery {

    private final Path begun;
    private final Path end;

    private SlowRecovery(Path folder) {
        this.begun = folder.resolve("recovery.begun");
        this.end = folder.resolve("recovery.end");
    }

    /** Makes such a cluster in the folder of a server that is to be. */
    static SlowRecovery of(Path folder) throws IOException {
        try (PostgresServer server = new PostgresServer(ServerSettings.in(folder))) {
            server.start();
        }
        SlowRecovery recovery = new SlowRecovery(folder);
        Path cluster = folder.resolve("cluster");
        Files.createFile(cluster.resolve("recovery.signal"));
        Files.writeString(
                cluster.resolve("postgresql.conf"),
                "restore_command = 'touch \"%s\"; until [ -e \"%s\" ]; do sleep 0.1; done; false'\n"
                        .formatted(recovery.begun, recovery.end),
                StandardOpenOption.APPEND);
        return recovery;
    }

    boolean isUnderWay() {
        return Files.exists(begun);
    }

    void letGo() throws IOException {
        Files.createFile(end);
    }
}
