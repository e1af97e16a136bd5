package io.corebank.transfer;

import io.corebank.eventstore.EventLog;
import io.corebank.eventstore.WriteRight;
import io.corebank.support.privacy.PersonalData;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.scheduling.annotation.EnableScheduling;
import tools.jackson.databind.json.JsonMapper;

/** Transfers: import it, and the process accepts them and brings each to its end. */
@Configuration(proxyBeanMethods = false)
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableScheduling
public class TransferSagaModule {

    /** The name of the bean that keeps the sagas. */
    static final String SAGA_MEMORY = "sagaMemory";

    private static final int MOST_SAGAS = 200_000;
    private static final int READERS = 4;
    private static final int WAITING_READS = 2_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    @Bean(SAGA_MEMORY)
    SagaMemory sagaMemory() {
        return new SagaMemory(MOST_SAGAS);
    }

    @Bean(destroyMethod = "shutdown")
    ThreadPoolExecutor transferReaders() {
        ThreadPoolExecutor readers = new ThreadPoolExecutor(
                READERS,
                READERS,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_READS),
                task -> new Thread(task, "transfer-reader"),
                new ThreadPoolExecutor.CallerRunsPolicy());
        readers.allowCoreThreadTimeOut(true);
        return readers;
    }

    @Bean
    TransferCommands transferCommands(
            CommandBus commandBus,
            ThreadPoolExecutor transferReaders,
            JsonMapper json,
            @Value("${bank.transfers.patience:5s}") Duration patience) {
        return new TransferCommands(commandBus, transferReaders, json, patience, FIRST_PAUSE);
    }

    @Bean
    TransferDriver transferDriver(
            TransferHistory history, TransferCommands commands, ThreadPoolExecutor transferReaders, Clock clock) {
        return new TransferDriver(history, commands, transferReaders, clock);
    }

    @Bean
    TransferSweeper transferSweeper(
            OpenTransfers transfers,
            EventProcessingConfiguration processing,
            TransferDriver driver,
            Clock clock,
            ThreadPoolExecutor transferReaders,
            WriteRight right) {
        OpenTransfersWatch watch = new OpenTransfersWatch(
                () -> processing.eventProcessor(OpenTransfers.GROUP, StreamingEventProcessor.class));
        return new TransferSweeper(transfers, watch, driver, clock, transferReaders, right);
    }

    @Bean
    SagaDuty sagaDuty(EventProcessingConfiguration processing, SagaMemory memory, WriteRight right) {
        return new SagaDuty(
                () -> processing.eventProcessor(TransferSaga.GROUP, StreamingEventProcessor.class), memory, right);
    }

    @Bean
    StandingOrderDriver standingOrderDriver(
            StandingOrderList orders,
            StandingOrderHistory history,
            TransferHistory transfers,
            TransferCommands commands,
            ThreadPoolExecutor transferReaders,
            Clock clock,
            @Value("${bank.standing-orders.retry-after:1h}") Duration retryAfter,
            WriteRight right) {
        return new StandingOrderDriver(orders, history, transfers, commands, transferReaders, clock, retryAfter, right);
    }

    @Bean
    TransferAnswers transferAnswers(
            TransferHistory history, EventLog log, PersonalData personalData, ThreadPoolExecutor transferReaders) {
        return new TransferAnswers(history, log, personalData, transferReaders);
    }
}
