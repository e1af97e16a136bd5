package io.corebank.standalone;

import io.corebank.account.AccountCommandModule;
import io.corebank.identity.IdentityModule;
import io.corebank.notifications.NotificationsModule;
import io.corebank.query.AccountQueryModule;
import io.corebank.transfer.TransferSagaModule;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Import;

/** The whole bank: each service brings its module, the event store and what services share configure themselves. */
@SpringBootApplication
@Import({
    AccountCommandModule.class,
    TransferSagaModule.class,
    AccountQueryModule.class,
    NotificationsModule.class,
    IdentityModule.class
})
public class BankApplication {}
