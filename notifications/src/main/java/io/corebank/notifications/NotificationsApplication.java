package io.corebank.notifications;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The service in a process of its own. It needs an event store, a PostgreSQL and an issuer, all by properties. */
@EnableAutoConfiguration
@Import(NotificationsModule.class)
final class NotificationsApplication {

    private NotificationsApplication() {}

    public static void main(String[] arguments) {
        SpringApplication.run(NotificationsApplication.class, arguments);
    }
}
