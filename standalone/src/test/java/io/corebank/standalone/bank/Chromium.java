package io.corebank.standalone.bank;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A real browser without a window. */
public final class Chromium {

    private static final int PATIENCE_SECONDS = 120;

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

    /** The document at an address as it is after its scripts have run. */
    public String pageAt(URI address) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("chromium");
        Path page = folder.resolve("page.html");
        Process process = command(
                        folder.resolve("profile"), "--virtual-time-budget=20000", "--dump-dom", address.toString())
                .redirectOutput(page.toFile())
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("The browser did not end in " + PATIENCE_SECONDS + " s");
        }
        return Files.readString(page, StandardCharsets.UTF_8);
    }

    /** A browser that stays until it is ended, and asks nobody outside of this machine for anything. */
    public Process start(Path profile, String... options) throws IOException {
        return command(profile, options)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
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
