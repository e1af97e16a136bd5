package io.corebank.standalone.bank;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--no-first-run",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--virtual-time-budget=20000",
                        "--dump-dom",
                        address.toString())
                .redirectOutput(page.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("The browser did not end in " + PATIENCE_SECONDS + " s");
        }
        return Files.readString(page, StandardCharsets.UTF_8);
    }
}
