package io.corebank.bench.report;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Lab;
import io.corebank.bench.lab.Settings;
import io.corebank.bench.row.Figures;
import io.corebank.bench.row.Judged;
import io.corebank.bench.row.Verdict;
import io.corebank.bench.study.Chart;
import io.corebank.bench.study.Study;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.knowm.xchart.internal.chartpart.IChart;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes down a run: {@code NAME.json} and {@code NAME.png}, and the verdicts on the terminal. */
public final class Report {

    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

    private Report() {}

    /** Writes both files and answers the JSON one. */
    public static Path write(
            Settings settings, Map<String, String> notes, List<Judged> rows, Figures figures, Path folder) {
        return write(settings.form(), Result.of(settings, notes, rows, figures), Picture.of(rows, figures), folder);
    }

    /** Writes the charts of a study, {@code STUDY-FORM-TIME.json} and the picture, and answers the JSON file. */
    public static Path write(Lab lab, Study study, List<Chart> charts, Path folder) {
        return write(
                study.name() + "-" + lab.settings().form(), Result.of(lab, study, charts), Curves.of(charts), folder);
    }

    private static Path write(String prefix, Map<String, Object> result, List<? extends IChart> panels, Path folder) {
        String name = prefix + "-" + STAMP.format(LocalDateTime.now(ZoneOffset.UTC));
        try {
            Files.createDirectories(folder);
            Path json = folder.resolve(name + ".json");
            JsonMapper mapper = JsonMapper.builder()
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
            Files.writeString(json, mapper.writeValueAsString(result) + "\n");
            Picture.draw(panels, folder.resolve(name + ".png"));
            return json;
        } catch (IOException e) {
            throw new BenchException("The result cannot be written to " + folder + ": " + e.getMessage() + ".", e);
        }
    }

    /** One line for each goal. */
    public static String verdicts(List<Judged> rows) {
        StringBuilder text = new StringBuilder();
        rows.forEach(judged -> judged.verdicts()
                .forEach(verdict -> text.append(line(judged.row().id(), verdict))));
        return text.toString();
    }

    /** One line for each goal of a study. */
    public static String verdicts(Study study, List<Chart> charts) {
        StringBuilder text = new StringBuilder();
        study.judge(charts).forEach(verdict -> text.append(line("", verdict)));
        return text.toString();
    }

    private static String line(String row, Verdict verdict) {
        return String.format(
                Locale.ROOT,
                "%-4s %-60s %8.2f %-3s goal %s %.2f  %s%n",
                row,
                verdict.what(),
                verdict.measured(),
                verdict.unit(),
                verdict.atLeast() ? ">=" : "<=",
                verdict.goal(),
                verdict.met() ? "met" : "MISSED");
    }
}
