package io.corebank.bench.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Stream;

/** Everything that one run measures on: made when it is first asked for, and gone with the run. */
public final class Lab implements Part {

    /** As a part, and its folder. */
    public static final String DATABASE = "postgres";

    private final Settings settings;
    private final Path folder;
    private final Map<String, Object> parts = new LinkedHashMap<>();
    private final Deque<Part> open = new ConcurrentLinkedDeque<>();
    private final Map<String, String> notes = new LinkedHashMap<>();
    private final Progress progress;
    private final AtomicBoolean closed = new AtomicBoolean();

    /** A lab with an empty folder of its own. */
    public Lab(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        try {
            this.folder = Files.createTempDirectory("corebank-bench-");
            folder.toFile().setExecutable(true, false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Settings settings() {
        return settings;
    }

    public Progress progress() {
        return progress;
    }

    /** A folder of this name, below the lab's own. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Something that a reader of the result should know. */
    public void note(String what, String value) {
        notes.put(what, value);
    }

    public Map<String, String> notes() {
        return notes;
    }

    public Database database() {
        return database(Map.of());
    }

    /** The one PostgreSQL, which has settings of its own when it is first asked for. */
    public Database database(Map<String, String> options) {
        return part(DATABASE, lab -> {
            progress.say("Starting PostgreSQL");
            return new Database(folder(DATABASE), options);
        });
    }

    public Bank bank() {
        return bank(database().url(Bank.DATABASE), List.of(), Map.of());
    }

    /**
     * The bank, which gets to its database by this URL and has more options and another environment than usual when it
     * is first asked for.
     */
    public Bank bank(String jdbcUrl, List<String> options, Map<String, String> environment) {
        return bank(Bank.NAME, Bank.DATABASE, jdbcUrl, options, environment);
    }

    /** A bank with a database of this name, for what needs one of its own. */
    public Bank bankOfItsOwn(String name, String databaseName) {
        return bank(name, databaseName, database().url(databaseName), List.of(), Map.of());
    }

    private Bank bank(
            String name, String databaseName, String jdbcUrl, List<String> options, Map<String, String> environment) {
        Database database = database();
        return part(name, lab -> {
            progress.say("Starting the " + name);
            return new Bank(settings.home(), folder(name), database, databaseName, jdbcUrl, options, environment);
        });
    }

    /** Starts a comparison application with a database of this name. */
    public Comparison comparison(String name, Class<?> mainClass, String... more) {
        return comparison(name, mainClass, Map.of("AXON_AXONSERVER_ENABLED", "false"), more);
    }

    /** Starts one with a database of this name and this in its environment, where nobody sees its secrets. */
    public Comparison comparison(String name, Class<?> mainClass, Map<String, String> environment, String... more) {
        progress.say("Starting the comparison application " + name);
        return new Comparison(this, name, mainClass.getName(), environment, List.of(more));
    }

    /** Whether a part of this name has been made. */
    public boolean has(String name) {
        return parts.containsKey(name);
    }

    /** Something that belongs to the lab: made by the maker when it is first asked for, closed with the lab. */
    public <T> T part(String name, Function<Lab, T> maker) {
        @SuppressWarnings("unchecked")
        T known = (T) parts.get(name);
        if (known != null) {
            return known;
        }
        T made = maker.apply(this);
        parts.put(name, made);
        if (made instanceof Part part) {
            open.push(part);
        }
        return made;
    }

    /** Ends everything, once, whoever asks first: the run at its end, or the one who breaks it off. */
    @Override
    public void close() {
        if (closed.getAndSet(true)) {
            return;
        }
        open.forEach(Part::close);
        try (Stream<Path> everything = Files.walk(folder)) {
            for (Path path : everything.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
