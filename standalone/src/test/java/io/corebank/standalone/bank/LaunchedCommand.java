package io.corebank.standalone.bank;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What became of a command of the script {@code bank}, run to its end. */
public record LaunchedCommand(int exitCode, String output) {

    /** Runs the command as an operator would. */
    public static LaunchedCommand of(String... arguments) {
        try {
            Process process = launch(arguments);
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new LaunchedCommand(process.waitFor(), output);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Runs a command that goes on, and ends it after so many lines in which something is found; fewer if it ends. */
    public static List<String> linesOf(String found, int most, String... arguments) {
        Pattern wanted = Pattern.compile(found);
        try {
            Process process = launch(arguments);
            try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
                return lines.lines()
                        .filter(line -> wanted.matcher(line).find())
                        .limit(most)
                        .toList();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Process launch(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-jar", Path.of("target", "bank.jar").toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }
}
