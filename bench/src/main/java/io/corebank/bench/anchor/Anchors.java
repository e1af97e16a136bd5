package io.corebank.bench.anchor;

import io.corebank.bench.lab.BenchException;
import io.corebank.bench.lab.Lab;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The anchor of a run, on a database of its own. */
public final class Anchors {

    /** The anchors' database. */
    public static final String DATABASE = "anchor";

    private Anchors() {}

    /** pgbench where it is installed, else its stand-in. */
    public static Anchor of(Lab lab) {
        return lab.part("anchor", made -> {
            lab.database().create(DATABASE);
            lab.database().execute(DATABASE, schema());
            return PgBench.find()
                    .<Anchor>map(program -> new PgBench(program, lab, DATABASE))
                    .orElseGet(() -> new JdbcAnchor(lab, DATABASE));
        });
    }

    /** The stand-in, also where pgbench is installed, so that the two can be compared. */
    public static Anchor jdbc(Lab lab) {
        of(lab);
        return new JdbcAnchor(lab, DATABASE);
    }

    private static String schema() {
        try (InputStream file = Objects.requireNonNull(Anchors.class.getResourceAsStream("/anchor.sql"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new BenchException("The anchor's tables are missing.", e);
        }
    }
}
