package io.corebank.query.reconciliation;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Shows the findings and the age of the last run, for alerts. */
@Component
class ReconciliationMetrics implements MeterBinder {

    private final ReconciliationBook book;

    ReconciliationMetrics(ReconciliationBook book) {
        this.book = book;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Check check : Check.values()) {
            Gauge.builder("bank.reconciliation.findings", book, known -> known.findingCount(check))
                    .tag("check", check.label())
                    .description("What the reconciler has found and not found to be over since")
                    .register(registry);
        }
        Gauge.builder("bank.reconciliation.age", this, ReconciliationMetrics::ageSeconds)
                .baseUnit("seconds")
                .description("The time since the last run of the reconciler that could be done")
                .register(registry);
    }

    /** Before the first run, the age of the process, so that a reconciler that never runs is noticed too. */
    private double ageSeconds() {
        Instant last = book.checkedAt();
        Instant since = last == null
                ? Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime())
                : last;
        return Duration.between(since, Instant.now()).toMillis() / 1_000.0;
    }
}
