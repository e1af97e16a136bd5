package io.corebank.bench.row;

import java.util.List;

/** A row and what became of its goals. */
public record Judged(Row row, List<Verdict> verdicts) {

    /** Judges rows by what was measured for them. */
    public static List<Judged> of(List<Row> rows, Figures figures) {
        return rows.stream().map(row -> new Judged(row, row.judge(figures))).toList();
    }
}
