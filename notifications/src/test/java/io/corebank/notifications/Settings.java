package io.corebank.notifications;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

/** Settings as they are when nobody sets anything. */
final class Settings {

    private Settings() {}

    static WebhookSettings usual() {
        return Binder.get(new MockEnvironment()).bindOrCreate("bank.webhooks", WebhookSettings.class);
    }
}
