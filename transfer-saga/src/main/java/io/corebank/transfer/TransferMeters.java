package io.corebank.transfer;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** How many transfers are in which state, and how those have ended that ended while this process watched. */
@Component
class TransferMeters implements MeterBinder {

    private final OpenTransfers open;
    private final TransferOutcomes outcomes;

    TransferMeters(OpenTransfers open, TransferOutcomes outcomes) {
        this.open = open;
        this.outcomes = outcomes;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (OpenTransfers.Phase phase : OpenTransfers.Phase.values()) {
            Gauge.builder("bank.transfers.open", open, transfers -> transfers.count(phase))
                    .tag("state", phase.name().toLowerCase(Locale.ROOT))
                    .description("Transfers that have not ended; late ones have been looked at for two minutes")
                    .register(registry);
        }
        for (TransferOutcomes.Outcome outcome : TransferOutcomes.Outcome.values()) {
            FunctionCounter.builder("bank.transfers.ended", outcomes, ended -> ended.count(outcome))
                    .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                    .description("Transfers that have ended")
                    .register(registry);
        }
    }
}
