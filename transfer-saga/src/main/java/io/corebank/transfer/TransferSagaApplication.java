package io.corebank.transfer;

import io.corebank.support.service.ServiceProcess;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The service in a process of its own, with a PostgreSQL, an Axon Server and an issuer, all by properties. */
@EnableAutoConfiguration
@Import(TransferSagaModule.class)
final class TransferSagaApplication {

    private TransferSagaApplication() {}

    public static void main(String[] arguments) {
        ServiceProcess.run(TransferSagaApplication.class, "transfer-saga", arguments);
    }
}
