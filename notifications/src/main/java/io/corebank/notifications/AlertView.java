package io.corebank.notifications;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.corebank.api.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rule as its owner sees it, the threshold as a decimal string. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(
        String alertId,
        AlertRule.Kind kind,
        @Nullable String accountId,
        @Nullable String threshold,
        @Nullable String currency,
        Instant createdAt) {

    static AlertView of(AlertRule rule) {
        Long minor = rule.thresholdMinor();
        String currency = rule.currency();
        return new AlertView(
                rule.alertId(),
                rule.kind(),
                rule.accountId(),
                minor == null || currency == null ? null : Money.format(minor, currency),
                currency,
                rule.createdAt());
    }
}
