package io.corebank.standalone.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the end of the bank's log. */
@Command(name = "logs", mixinStandardHelpOptions = true, description = "Show the log of the bank.")
final class LogsCommand implements Callable<Integer> {

    @Mixin
    WhichBank which = new WhichBank();

    @Option(
            names = {"-f", "--follow"},
            description = "go on showing what is added")
    boolean follow;

    @Option(
            names = {"-n", "--lines"},
            defaultValue = "100",
            description = "how many lines (${DEFAULT-VALUE})")
    int lines;

    /** {@code tail -F} knows how to follow a file that is rotated. */
    @Override
    public Integer call() throws IOException, InterruptedException {
        Path log = which.folder().logFile();
        if (Files.notExists(log)) {
            throw new LaunchException("There is no log at " + log + ".");
        }
        return new ProcessBuilder("tail", "-n", Integer.toString(lines), follow ? "-F" : "-q", log.toString())
                .inheritIO()
                .start()
                .waitFor();
    }
}
