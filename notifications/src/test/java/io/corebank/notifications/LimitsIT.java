package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.notifications.ApiClient.Answer;
import io.corebank.support.security.Role;
import org.junit.jupiter.api.Test;

/** How much one customer can have, so that nobody's wishes cost the others their deliveries. */
class LimitsIT extends NotificationsTest {

    private static final String FILL = "INSERT INTO notifications.alert (alert_id, webhook_id, kind, currency,"
            + " threshold_minor, created_at) SELECT ? || number, ?, 'LARGE_MOVEMENT', 'EUR', number, now()"
            + " FROM generate_series(1, ?) AS number";

    @Test
    void refusesAnAlertThatSaysTheSame() {
        String id = subscribe(ada());
        String key = op();
        Answer first = ada().post(key, "/" + id + "/alerts", large("10.00"));
        assertThat(first.status()).isEqualTo(201);
        assertProblem(ada().post("/" + id + "/alerts", large("10.0")), 409, "alert-exists");
        assertThat(ada().post(key, "/" + id + "/alerts", large("10.00")).body()).isEqualTo(first.body());
        assertThat(ada().post("/" + id + "/alerts", large("10.01")).status()).isEqualTo(201);
        assertThat(ada().post("/" + subscribe(ada()) + "/alerts", large("10.00")).status())
                .as("another webhook")
                .isEqualTo(201);
        String gone = "/" + id + "/alerts/" + first.field("alertId");
        assertThat(delete(ada(), gone).status()).isEqualTo(204);
        assertThat(ada().post("/" + id + "/alerts", large("10.00")).status()).isEqualTo(201);
    }

    @Test
    void countsTheAlertsOfACustomerOverAllWebhooks() {
        fill(subscribe(ada()), AlertService.MOST - 1);
        String another = subscribe(ada());
        assertThat(ada().post("/" + another + "/alerts", large("10.00")).status())
                .isEqualTo(201);
        assertProblem(ada().post("/" + another + "/alerts", large("20.00")), 422, "limit-exceeded");
        ApiClient somebodyElse = as(bob, Role.CUSTOMER);
        String bobsOwn = subscribe(somebodyElse);
        assertThat(somebodyElse.post("/" + bobsOwn + "/alerts", large("10.00")).status())
                .isEqualTo(201);
    }

    @Test
    void countsTheAlertsOfEachWebhookOfTheBank() {
        String full = subscribe(operator());
        fill(full, AlertService.MOST);
        assertProblem(operator().post("/" + full + "/alerts", large("10.00")), 422, "limit-exceeded");
        String another = subscribe(operator());
        assertThat(operator().post("/" + another + "/alerts", large("10.00")).status())
                .isEqualTo(201);
    }

    private void fill(String webhookId, int alerts) {
        database.sql(FILL).params(op(), webhookId, alerts).update();
    }

    private static String large(String threshold) {
        return "{\"kind\":\"LARGE_MOVEMENT\",\"threshold\":\"%s\",\"currency\":\"EUR\"}".formatted(threshold);
    }
}
