package io.corebank.bench;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Progress;
import io.corebank.bench.report.Report;
import io.corebank.bench.row.Audit;
import io.corebank.bench.row.Figures;
import io.corebank.bench.row.Judged;
import io.corebank.bench.row.Row;
import io.corebank.bench.row.Rows;
import io.corebank.bench.study.Chart;
import io.corebank.bench.study.Study;
import io.corebank.servers.ServerException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

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

    private static void run(Arguments asked) {
        asked.studies().forEach(Study::check);
        for (Study study : asked.studies()) {
            inLab(asked, lab -> {
                List<Chart> charts = study.measure(lab);
                Path drawn = Report.write(lab, study, charts, asked.out());
                System.out.print(Report.verdicts(study, charts));
                lab.progress().say("Curves: " + drawn);
            });
        }
        if (!asked.rows().isEmpty()) {
            measure(asked);
        }
    }

    /** Act by act, each in a lab of its own, so that nothing stands idle beside what is measured. */
    private static void measure(Arguments asked) {
        Figures figures = new Figures();
        List<Judged> judged = new ArrayList<>();
        Map<String, String> notes = new LinkedHashMap<>();
        for (List<Row> act : Rows.acts(asked.rows())) {
            String name = String.join(" ", act.stream().map(Row::id).toList());
            inLab(asked, lab -> {
                lab.progress().say("Act " + name);
                Figures measured = new Run(lab, act).measure();
                if (Audit.isPossible(lab)) {
                    new Audit(lab).run();
                }
                judged.addAll(Judged.of(act, measured));
                figures.join(name, measured);
                lab.notes().forEach((what, value) -> notes.put(name + ": " + what, value));
            });
        }
        Path json = Report.write(asked.settings(), notes, judged, figures, asked.out());
        System.out.println(Report.verdicts(judged));
        System.out.println("Result: " + json);
    }

    @SuppressWarnings("ClosingStandardOutputStreams") // the laboratory closes its servers, not the terminal
    private static void inLab(Arguments asked, Consumer<Lab> work) {
        try (Lab lab = new Lab(asked.settings(), new Progress(System.out))) {
            Thread end = new Thread(lab::close, "end-of-bench");
            Runtime.getRuntime().addShutdownHook(end);
            work.accept(lab);
            Runtime.getRuntime().removeShutdownHook(end);
        }
    }
}
