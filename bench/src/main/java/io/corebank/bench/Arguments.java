package io.corebank.bench;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Settings;
import io.corebank.bench.row.Row;
import io.corebank.bench.row.Rows;
import io.corebank.bench.study.Extent;
import io.corebank.bench.study.Studies;
import io.corebank.bench.study.Study;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * What the command line asks for.
 *
 * @param rows the rows to measure, in the order of the table; none if there are studies
 * @param studies what is drawn as curves, each instead of rows
 * @param out the folder for the results
 */
record Arguments(Settings settings, List<Row> rows, List<Study> studies, Path out) {

    static final String USAGE = """
            Usage: ./bank bench [short|full] [P1 P2 ...] [--out=FOLDER] [--rounds=N] [--seconds=N] [--warm-up=SECONDS]
            Measures the bank beside its anchors. Rows: %s.
            Usage: ./bank bench [short|full] scaling|lag|growth ... [--events=N] [--accounts=N] [same options]
            Draws curves: over connections, over time, and over the events and accounts that there are.
            Usage: ./bank bench [short|full] distributed --axon-server HOST:PORT [same options]
            Measures the bank on an Axon Server with an empty log, beside stock Axon on it and itself in one process.
            The token that it asks for is in AXON_SERVER_TOKEN.""";

    private static final String AXON_SERVER = "--axon-server";

    static Arguments parse(Path home, String... words) {
        Settings settings = Settings.quick(home);
        List<String> ids = new ArrayList<>();
        Extent extent = Extent.BRIEF;
        Path out = home.resolve("bench/results");
        String axonServer = Objects.requireNonNullElse(System.getenv("AXON_SERVER"), "");
        for (String word : joined(words)) {
            String value = word.substring(word.indexOf('=') + 1);
            if (word.equals("full")) {
                settings = Settings.full(home);
                extent = Extent.FULL;
            } else if (word.startsWith("--events=")) {
                extent = extent.withMostEvents(number(value));
            } else if (word.startsWith("--accounts=")) {
                extent = extent.withMostAccounts(number(value));
            } else if (word.startsWith("--out=")) {
                out = Path.of(value);
            } else if (word.startsWith(AXON_SERVER + "=")) {
                axonServer = value;
            } else if (word.startsWith("--rounds=")) {
                settings = settings.withRounds(number(value));
            } else if (word.startsWith("--seconds=")) {
                settings = settings.withTime(Duration.ofSeconds(number(value)));
            } else if (word.startsWith("--warm-up=")) {
                settings = settings.withWarmUp(Duration.ofSeconds(number(value)));
            } else if (!word.equals("short")) {
                ids.add(word.toUpperCase(Locale.ROOT));
            }
        }
        return chosen(ids, Studies.all(extent, axonServer), settings, out);
    }

    /** The address may be a word of its own, as it is for {@code ./bank cluster up}. */
    private static List<String> joined(String... words) {
        List<String> joined = new ArrayList<>();
        for (String word : words) {
            int last = joined.size() - 1;
            if (last >= 0 && joined.get(last).equals(AXON_SERVER)) {
                joined.set(last, AXON_SERVER + "=" + word);
            } else {
                joined.add(word);
            }
        }
        return joined;
    }

    private static Arguments chosen(List<String> ids, List<Study> all, Settings settings, Path out) {
        List<Study> studies = all.stream()
                .filter(study -> ids.remove(study.name().toUpperCase(Locale.ROOT)))
                .toList();
        List<Row> rows = studies.isEmpty() || !ids.isEmpty() ? rows(ids) : List.of();
        return new Arguments(settings, rows, studies, out);
    }

    private static List<Row> rows(List<String> ids) {
        List<String> known = Rows.all().stream().map(Row::id).toList();
        for (String id : ids) {
            if (!known.contains(id)) {
                throw new BenchException("There is no " + id + ".\n" + usage(), null);
            }
        }
        return Rows.all().stream()
                .filter(row -> ids.isEmpty() || ids.contains(row.id()))
                .toList();
    }

    static String usage() {
        return USAGE.formatted(
                String.join(", ", Rows.all().stream().map(Row::id).toList()));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new BenchException(text + " is no number.\n" + usage(), e);
        }
    }
}
