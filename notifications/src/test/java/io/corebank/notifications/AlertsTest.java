package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;
import static org.mockito.Mockito.when;

import io.corebank.api.account.event.MoneyWithdrawn;
import io.corebank.notifications.AlertRule.Kind;
import io.corebank.notifications.Alerts.Occasion;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private final AlertRows rows = mock(AlertRows.class);
    private final Alerts alerts = new Alerts(rows);

    @Test
    void asksOnceForAllRulesWhetherTheAccountHasBecomeLow() {
        List<AlertRule> rules = List.of(
                low("below 30", null, "EUR", 3_000),
                low("below 20", "a", "EUR", 2_000),
                low("below 10", "a", "EUR", 1_000),
                low("another account", "b", "EUR", 3_000),
                low("another currency", null, "USD", 3_000));
        when(rows.becameLow("a", List.of("below 30", "below 20"), List.of("below 10")))
                .thenReturn(Set.of("below 20"));
        MoneyWithdrawn event = new MoneyWithdrawn("a", "o", 1, "EUR", null, 1_600, 100);
        List<NewDelivery> told = alerts.examine(rules, "a", new Occasion(event, "e", 1, Instant.EPOCH));
        assertThat(told).extracting(NewDelivery::messageId).containsExactly("below 20.e");
        verify(rows).becameLow("a", List.of("below 30", "below 20"), List.of("below 10"));
        verifyNoMoreInteractions(rows);
    }

    private static AlertRule low(String id, @Nullable String account, String currency, long threshold) {
        return new AlertRule(id, "w", 1, Kind.LOW_BALANCE, account, currency, threshold, Instant.EPOCH);
    }
}
