package io.corebank.bench;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Progress;
import io.corebank.bench.report.Report;
import io.corebank.bench.row.Audit;
import io.corebank.bench.row.Figures;
import io.corebank.bench.study.Chart;
import io.corebank.bench.study.Study;
import io.corebank.servers.ServerException;
import java.nio.file.Path;
import java.util.List;

/** The command line, behind {@code ./bank bench}. */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) {
        int exitCode = 0;
        try {
            List<String> words = List.of(arguments);
            if (words.contains("--help") || words.contains("help")) {
                System.out.println(Arguments.usage());
            } else {
                run(Arguments.parse(Path.of(System.getProperty("bank.home", ".")), arguments));
            }
        } catch (BenchException | ServerException e) {
            System.err.println(e.getMessage());
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    @SuppressWarnings("ClosingStandardOutputStreams") // the laboratory closes its servers, not the terminal
    private static void run(Arguments asked) {
        asked.studies().forEach(Study::check);
        try (Lab lab = new Lab(asked.settings(), new Progress(System.out))) {
            Runtime.getRuntime().addShutdownHook(new Thread(lab::close, "end-of-bench"));
            for (Study study : asked.studies()) {
                List<Chart> charts = study.measure(lab);
                Path drawn = Report.write(lab, study, charts, asked.out());
                System.out.print(Report.verdicts(study, charts));
                lab.progress().say("Curves: " + drawn);
            }
            Figures figures = new Run(lab, asked.rows()).measure();
            if (Audit.isPossible(lab)) {
                new Audit(lab).run();
            }
            if (!asked.rows().isEmpty()) {
                Path json = Report.write(lab, asked.rows(), figures, asked.out());
                System.out.println(Report.verdicts(asked.rows(), figures));
                System.out.println("Result: " + json);
            }
        }
    }
}
