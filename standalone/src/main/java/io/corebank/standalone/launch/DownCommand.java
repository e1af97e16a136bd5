package io.corebank.standalone.launch;

import io.corebank.servers.PidFile;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Stops the bank of a data folder, and whatever a killed one has left behind there. */
@Command(name = "down", mixinStandardHelpOptions = true, description = "Stop the bank.")
final class DownCommand implements Callable<Integer> {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Duration UNLOCK_PATIENCE = Duration.ofSeconds(10);

    @Mixin
    WhichBank which = new WhichBank();

    @Override
    public Integer call() {
        DataFolder data = which.folder();
        Optional<RunningBank> running = data.runningBank();
        running.ifPresent(DownCommand::stop);
        if (Files.exists(data.versionFile())) {
            data.lock(running.isPresent() ? UNLOCK_PATIENCE : Duration.ZERO);
        }
        new Servers(new UpOptions(), data, Progress.toTerminal()).close();
        data.withdraw();
        System.out.println(running.isPresent() ? "Stopped." : "No bank runs on the data folder " + data.path() + ".");
        return 0;
    }

    private static void stop(RunningBank bank) {
        if (!bank.process().destroy()) {
            throw new LaunchException("The bank (" + bank + ") belongs to somebody else and cannot be stopped.");
        }
        if (!PidFile.awaitEnd(bank.process(), PATIENCE)) {
            throw new LaunchException("The bank (%s) did not stop within %d s: kill -9 %d ends it."
                    .formatted(bank, PATIENCE.toSeconds(), bank.process().pid()));
        }
    }
}
