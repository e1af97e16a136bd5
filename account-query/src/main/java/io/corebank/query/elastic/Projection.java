package io.corebank.query.elastic;

import java.util.Locale;

/** One view of the events in Elasticsearch: an index behind an alias, and the processing group that fills it. */
public enum Projection {
    ACCOUNTS(1),
    MOVEMENTS(1),
    TRANSFERS(1),
    LEDGER(1);

    private final int version;

    Projection(int version) {
        this.version = version;
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
