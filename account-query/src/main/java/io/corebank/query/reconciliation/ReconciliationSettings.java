package io.corebank.query.reconciliation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the reconciler does by itself, under {@code bank.reconciliation}.
 *
 * @param period from the end of one run to the beginning of the next
 * @param window how many events of the log one run goes forward at most
 * @param budget how many events one run reads at most in the streams that begin there; longer streams are left to a
 *     full run
 * @param transferBound how long a transfer may be under way
 * @param patience how long a full run is waited for before the answer is that it goes on
 */
@ConfigurationProperties("bank.reconciliation")
record ReconciliationSettings(
        @DefaultValue("10s") Duration period,
        @DefaultValue("2000") int window,
        @DefaultValue("10000") int budget,
        @DefaultValue("60s") Duration transferBound,
        @DefaultValue("10s") Duration patience) {}
