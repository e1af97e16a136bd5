package io.corebank.bench.chaos;

import io.corebank.bench.chaos.fault.ClusterSite;
import io.corebank.bench.lab.AxonServer;
import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Progress;
import io.corebank.bench.lab.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line, behind {@code ./bank chaos}. */
@Command(
        name = "bank chaos",
        mixinStandardHelpOptions = true,
        description = "Runs a bank of its own under load, lets everything around it fail, and checks what it told.")
public final class Chaos implements Callable<Integer> {

    private static final int BRIEF_MINUTES = 2;

    @Option(names = "--minutes", defaultValue = "10", description = "how long to inject faults (${DEFAULT-VALUE})")
    private int minutes;

    @Option(names = "--seed", description = "what the faults and the load follow from (chosen by chance)")
    private @Nullable Long seed;

    @Option(names = "--brief", description = "leave out the long pauses, as the build does")
    private boolean brief;

    @Option(names = "--other", description = "folder of another version, built, that takes its turns on the same data")
    private @Nullable Path other;

    @Option(
            names = "--axon-server",
            paramLabel = "HOST:PORT",
            description = "run the distributed bank on this Axon Server, on this machine and with an empty log")
    private @Nullable String axonServer;

    @Option(
            names = "--restart-axon-server",
            paramLabel = "COMMAND",
            description = "what kills that Axon Server and starts it again, as one more kind of fault")
    private @Nullable String restart;

    @Option(names = "--out", description = "where the history goes when something is found (bench/results)")
    private @Nullable Path out;

    private Chaos() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Chaos()).setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof BenchException)) {
                throw failure;
            }
            command.getErr().println(failure.getMessage());
            return 1;
        });
    }

    @SuppressWarnings("ClosingStandardOutputStreams") // the laboratory closes its servers, not the terminal
    @Override
    public Integer call() throws Exception {
        if (minutes < 1) {
            throw new BenchException("A run takes a minute at least.", null);
        }
        if (axonServer == null && restart != null) {
            throw new BenchException("Which Axon Server is restarted? Name it with --axon-server.", null);
        }
        if (axonServer != null && other != null) {
            throw new BenchException("Only the bank in one process takes turns with another version.", null);
        }
        Path home = Path.of(System.getProperty("bank.home", "."));
        Plan plan = new Plan(
                seed == null ? new SplittableRandom().nextLong(Integer.MAX_VALUE) : seed,
                Duration.ofMinutes(minutes),
                brief || minutes <= BRIEF_MINUTES,
                other,
                axonServer == null
                        ? null
                        : new ClusterSite.Ground(AxonServer.at(axonServer), Optional.ofNullable(restart)));
        try (Lab lab = new Lab(Settings.quick(home), new Progress(System.out))) {
            Runtime.getRuntime().addShutdownHook(new Thread(lab::close, "end-of-chaos"));
            Campaign campaign = new Campaign(lab, plan, out == null ? home.resolve("bench/results") : out);
            Verdict verdict = campaign.run();
            System.out.println(verdict.text());
            return verdict.isGood() ? 0 : 1;
        }
    }

    /**
     * What a run follows from.
     *
     * @param time how long faults are injected; what comes before and after them is added
     * @param brief whether long pauses are left out
     * @param other the folder of another version of the bank, which takes its turns, if there is one
     * @param cluster what the distributed bank runs on; null for the bank in one process
     */
    record Plan(
            long seed,
            Duration time,
            boolean brief,
            @Nullable Path other,
            ClusterSite.@Nullable Ground cluster) {}
}
