package io.corebank.account;

import io.corebank.support.service.ServiceProcess;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The service in a process of its own, with a PostgreSQL, an Axon Server and an issuer, all by properties. */
@EnableAutoConfiguration
@Import(AccountCommandModule.class)
final class AccountCommandApplication {

    private AccountCommandApplication() {}

    public static void main(String[] arguments) {
        ServiceProcess.run(AccountCommandApplication.class, "account-command", arguments);
    }
}
