package io.corebank.standalone.bank;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A real browser without a window. */
public final class Chromium {

    private final Path program;

    private Chromium(Path program) {
        this.program = program;
    }

    /** The one that is found on the PATH, under any of its names. */
    public static Optional<Chromium> onThisMachine() {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Chromium::new);
    }

    /**
     * The one on this machine, without which the test is skipped, and says so.
     *
     * @param loss what nobody does then, such as "nobody looked at the overview"
     */
    public static Chromium orSkip(String loss) {
        return onThisMachine().orElseGet(() -> {
            System.err.println("SKIPPED: there is no Chromium on the PATH, so " + loss);
            return abort("no Chromium on the PATH");
        });
    }

    /** A browser that stays until it is ended, and asks nobody outside of this machine for anything. */
    public Process start(Path profile, String... options) throws IOException {
        return command(profile, options)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Takes away what a browser that has ended kept. */
    public static void forget(Path profile) {
        Folders.delete(profile);
    }

    private ProcessBuilder command(Path profile, String... options) {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--user-data-dir=" + profile));
        command.addAll(List.of(options));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    }
}
