package io.corebank.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.notifications.ApiClient.Answer;
import io.corebank.support.security.Role;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** How much one customer can have, so that nobody's wishes cost the others their deliveries. */
class LimitsIT extends NotificationsTest {

    private static final String FILL = "INSERT INTO notifications.alert (alert_id, webhook_id, kind, currency,"
            + " threshold_minor, created_at) SELECT ? || number, ?, 'LARGE_MOVEMENT', 'EUR', number, now()"
            + " FROM generate_series(1, ?) AS number";

    private static final String COPY = "INSERT INTO notifications.webhook (webhook_id, owner, customer_id, sealed_url,"
            + " description, status, sealed_secret, created_at) SELECT webhook_id || n, owner, customer_id, sealed_url,"
            + " description, status, sealed_secret, created_at FROM notifications.webhook, generate_series(1, ?) AS n"
            + " WHERE webhook_id = ?";

    @Autowired
    LimitLock limits;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void refusesAnAlertThatSaysTheSame() {
        String id = subscribe(ada());
        String key = op();
        Answer first = ada().post(key, "/" + id + "/alerts", large("10.00"));
        assertThat(first.status()).isEqualTo(201);
        assertProblem(ada().post("/" + id + "/alerts", large("10.0")), 409, "alert-exists");
        assertThat(ada().post(key, "/" + id + "/alerts", large("10.00")).body()).isEqualTo(first.body());
        assertThat(ada().post("/" + id + "/alerts", large("10.01")).status()).isEqualTo(201);
        assertThat(ada().post("/" + subscribe(ada()) + "/alerts", large("10.00"))
                        .status())
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

    @Test
    void countsWebhooksThatAreMadeAtOnce() {
        String first = subscribe(ada());
        String body = "{\"url\":\"" + receiver.url() + "\"}";
        Answer late = whileAnotherAdds(() -> ada().post("", body), () -> database.sql(COPY)
                .params(Settings.usual().mostPerCustomer() - 1, first)
                .update());
        assertProblem(late, 422, "limit-exceeded");
    }

    @Test
    void asksNobodyForTheAddressOfAWebhookTooMany() {
        String first = subscribe(ada());
        database.sql(COPY).params(Settings.usual().mostPerCustomer() - 1, first).update();
        assertProblem(ada().post("", "{\"url\":\"https://nobody.example/\"}"), 422, "limit-exceeded");
    }

    @Test
    void countsAlertsThatAreMadeAtOnce() {
        String id = subscribe(ada());
        Answer late = whileAnotherAdds(
                () -> ada().post("/" + id + "/alerts", large("10.00")), () -> fill(id, AlertService.MOST));
        assertProblem(late, 422, "limit-exceeded");
    }

    /** The answer to a request that comes before another has committed what it adds. */
    private Answer whileAnotherAdds(Supplier<Answer> request, Runnable another) {
        CompletableFuture<Answer> late = new TransactionTemplate(transactions).execute(status -> {
            limits.take(ada);
            CompletableFuture<Answer> answer = CompletableFuture.supplyAsync(request);
            await().until(this::isSomebodyLockedOut);
            another.run();
            return answer;
        });
        return Objects.requireNonNull(late).orTimeout(30, TimeUnit.SECONDS).join();
    }

    private void fill(String webhookId, int alerts) {
        database.sql(FILL).params(op(), webhookId, alerts).update();
    }

    private static String large(String threshold) {
        return "{\"kind\":\"LARGE_MOVEMENT\",\"threshold\":\"%s\",\"currency\":\"EUR\"}".formatted(threshold);
    }
}
