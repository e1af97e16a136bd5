package io.corebank.bench.anchor;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Database;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Medians;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** PostgreSQL's own load generator, with prepared statements. */
final class PgBench implements Anchor {

    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final int MOST_THREADS = 2;
    private static final int LONGEST_SECONDS = 30;
    private static final int TIMES_LONGER = 4;

    private final Path program;
    private final Database database;
    private final String databaseName;
    private final Path folder;

    PgBench(Path program, Lab lab, String databaseName) {
        this.program = program;
        this.database = lab.database();
        this.databaseName = databaseName;
        this.folder = lab.folder("pgbench");
    }

    /** The program from the path, else the newest that Debian has installed. */
    static Optional<Path> find() {
        Stream<Path> onPath = Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of);
        return Stream.concat(onPath, installed())
                .map(folder -> folder.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> installed() {
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException none) {
            return Stream.empty();
        }
    }

    @Override
    public String description() {
        return run(List.of(program.toString(), "--version")).strip();
    }

    /** On a busy machine not a single transaction may be done in the time; then it gets more. */
    @Override
    public AnchorResult run(Transaction transaction, int clients, Duration time) {
        long seconds = Math.max(1, time.toSeconds());
        Optional<AnchorResult> result = attempt(transaction, clients, seconds);
        while (result.isEmpty() && seconds < LONGEST_SECONDS) {
            seconds *= TIMES_LONGER;
            result = attempt(transaction, clients, seconds);
        }
        return result.orElseThrow(() -> new BenchException("pgbench did not tell its rate.", null));
    }

    private Optional<AnchorResult> attempt(Transaction transaction, int clients, long seconds) {
        try {
            Path script = folder.resolve(transaction + ".sql");
            Files.writeString(script, transaction.script());
            List<String> command = new ArrayList<>(List.of(program.toString(), "--host=127.0.0.1"));
            command.add("--port=" + database.port());
            command.add("--username=" + database.user());
            command.add("--time=" + seconds);
            command.addAll(List.of("--client=" + clients, "--jobs=" + Math.min(clients, MOST_THREADS)));
            command.addAll(List.of("--no-vacuum", "--protocol=prepared", "--file=" + script));
            if (clients == 1) {
                command.addAll(List.of("--log", "--log-prefix=" + folder.resolve("latency")));
            }
            command.add(databaseName);
            Matcher rate = RATE.matcher(run(command));
            return rate.find()
                    ? Optional.of(new AnchorResult(
                            Double.parseDouble(rate.group(1)), clients == 1 ? medianOfLogs() : Double.NaN))
                    : Optional.empty();
        } catch (IOException e) {
            throw new BenchException("pgbench cannot be run: " + e.getMessage() + ".", e);
        }
    }

    /** The third field of each line is a duration in microseconds. */
    private double medianOfLogs() throws IOException {
        List<Double> millis = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("latency"))
                    .toList()) {
                for (String line : Files.readAllLines(file)) {
                    millis.add(Double.parseDouble(line.split(" ", -1)[2]) / 1e3);
                }
                Files.delete(file);
            }
        }
        return Medians.of(millis);
    }

    private String run(List<String> command) {
        try {
            Path errors = folder.resolve("errors");
            ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
            builder.environment().put("PGPASSWORD", database.password());
            Process process = builder.start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new BenchException("pgbench failed: " + Files.readString(errors), null);
            }
            return printed;
        } catch (IOException e) {
            throw new BenchException("pgbench cannot be run: " + e.getMessage() + ".", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchException("Interrupted.", e);
        }
    }
}
