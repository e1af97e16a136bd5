package io.corebank.eventstore.migration;

import java.io.PrintStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * The import for the command line. Exit code 0: all events are in the log; 1: refused, with a sentence why; 2: usage.
 */
public final class ImportMain {

    private static final String USAGE = """
            Usage: --from-url=jdbc:postgresql://... [--from-user=...] [--from-password=...] [--from-table=...]
                   --to-url=jdbc:postgresql://...   [--to-user=...]   [--to-password=...]
            Passwords are also taken from the environment: FROM_PASSWORD and TO_PASSWORD.""";
    private static final Set<String> OPTIONS =
            Set.of("from-url", "from-user", "from-password", "from-table", "to-url", "to-user", "to-password");
    private static final long EVERY = 100_000;

    private ImportMain() {}

    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        Map<String, String> options = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            if (parts.length != 2 || !parts[0].startsWith("--") || !OPTIONS.contains(parts[0].substring(2))) {
                err.println(USAGE);
                return 2;
            }
            options.put(parts[0].substring(2), parts[1]);
        }
        if (!options.containsKey("from-url") || !options.containsKey("to-url")) {
            err.println(USAGE);
            return 2;
        }
        try (StockTable source = StockTable.open(dataSource("from", options), options.get("from-table"))) {
            ImportReport report = new EventImport(dataSource("to", options))
                    .run(source, (pass, events, all) -> tell(out, pass, events, all));
            out.printf(
                    "%d events are in the log, %d of them new. The hash of their contents, here and there: %s%n",
                    report.events(), report.added(), report.contentHash());
            return 0;
        } catch (ImportRefusedException refused) {
            err.println(refused.getMessage());
            return 1;
        }
    }

    private static void tell(PrintStream out, ImportProgress.Pass pass, long events, long all) {
        if (events % EVERY == 0 || events == all) {
            out.printf("%s %d of %d%n", pass.name().toLowerCase(Locale.ROOT), events, all);
        }
    }

    private static PGSimpleDataSource dataSource(String side, Map<String, String> options) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(options.get(side + "-url"));
        if (options.containsKey(side + "-user")) {
            source.setUser(options.get(side + "-user"));
        }
        String password =
                options.getOrDefault(side + "-password", System.getenv(side.toUpperCase(Locale.ROOT) + "_PASSWORD"));
        if (password != null) {
            source.setPassword(password);
        }
        return source;
    }
}
