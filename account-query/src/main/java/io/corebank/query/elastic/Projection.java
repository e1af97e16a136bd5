package io.corebank.query.elastic;

import java.time.Duration;
import java.util.Locale;

/** One view of the events in Elasticsearch: an index behind an alias, and the processing group that fills it. */
public enum Projection {
    ACCOUNTS(1, 10),
    MOVEMENTS(1, 10),
    TRANSFERS(1, 10),
    LEDGER(1, 50);

    private final int version;
    private final Duration pace;

    Projection(int version, int millisBetweenBulks) {
        this.version = version;
        this.pace = Duration.ofMillis(millisBetweenBulks);
    }

    /** How long after the beginning of a bulk the next begins, at the earliest. */
    public Duration pace() {
        return pace;
    }

    /** The name of the processing group, and of the alias without its prefix. */
    public String group() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Counts the forms that its documents have had; another form is another index. */
    int version() {
        return version;
    }
}
