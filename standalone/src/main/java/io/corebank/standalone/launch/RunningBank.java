package io.corebank.standalone.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bank that runs in another process, as its data folder tells.
 *
 * @param certificate the file with the certificate that it shows; absent without TLS
 */
record RunningBank(
        ProcessHandle process,
        URI address,
        boolean ready,
        @Nullable Path certificate) {

    static Optional<RunningBank> read(ProcessHandle process, Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.size() < 3 || !lines.get(2).matches("ready|starting")
                    ? Optional.empty()
                    : Optional.of(new RunningBank(
                            process,
                            URI.create(lines.get(1)),
                            lines.get(2).equals("ready"),
                            lines.size() < 4 || lines.get(3).isEmpty() ? null : Path.of(lines.get(3))));
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "process " + process.pid() + ", " + address;
    }
}
