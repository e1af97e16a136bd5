package io.corebank.standalone.launch;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A bank that runs in another process, as its data folder tells. */
record RunningBank(ProcessHandle process, URI address, boolean ready) {

    static Optional<RunningBank> read(ProcessHandle process, Path pidFile) {
        try {
            List<String> lines = Files.readAllLines(pidFile);
            return lines.size() < 3
                    ? Optional.empty()
                    : Optional.of(new RunningBank(
                            process, URI.create(lines.get(1)), lines.get(2).equals("ready")));
        } catch (IOException goneMeanwhile) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "process " + process.pid() + ", " + address;
    }
}
