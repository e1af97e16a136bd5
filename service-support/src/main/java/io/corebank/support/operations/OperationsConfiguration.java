package io.corebank.support.operations;

import io.corebank.api.Command;
import io.corebank.api.MetaDataKeys;
import io.corebank.eventstore.Operation;
import io.corebank.eventstore.OperationLog;
import io.corebank.eventstore.OperationResolver;
import io.corebank.eventstore.RefusalCodec;
import io.corebank.eventstore.postgres.DatabaseClock;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives controllers {@link Operations} and {@link OperationRequest}, and tells the store which operation a command is.
 */
@AutoConfiguration(
        beforeName = {
            "io.corebank.eventstore.autoconfigure.EventStoreAutoConfiguration",
            "io.corebank.eventstore.autoconfigure.AxonServerStoreAutoConfiguration"
        })
public class OperationsConfiguration {

    /** The service that keeps the keys of all; nobody, and each process keeps its own, unless that is set. */
    private static final String KEEPER = "${bank.operations.keys-kept-by:}";

    private static final int RECORDERS = 4;
    private static final int WAITING_REFUSALS = 2_000;

    @Bean
    OperationResolver operationResolver() {
        return OperationsConfiguration::operationOf;
    }

    @Bean
    RefusalCodec refusalCodec() {
        return new RefusalWords();
    }

    @Bean
    @ConditionalOnMissingBean
    Clock clock(ObjectProvider<DatabaseClock> shared) {
        DatabaseClock database = shared.getIfAvailable();
        return database == null ? Clock.systemUTC() : database;
    }

    @Bean(destroyMethod = "shutdown")
    ThreadPoolExecutor refusalRecorder() {
        ThreadPoolExecutor recorder = new ThreadPoolExecutor(
                RECORDERS,
                RECORDERS,
                30,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING_REFUSALS),
                task -> new Thread(task, "refusal-recorder"),
                new ThreadPoolExecutor.CallerRunsPolicy());
        recorder.allowCoreThreadTimeOut(true);
        return recorder;
    }

    @Bean
    Operations operations(
            CommandBus commandBus,
            OperationLog operationLog,
            OperationKeys keys,
            JsonMapper json,
            ThreadPoolExecutor refusalRecorder,
            Clock clock,
            @Value("${bank.operations.patience:10s}") Duration patience) {
        return new Operations(commandBus, operationLog, keys, json, refusalRecorder, clock, patience);
    }

    @Bean
    OperationKeys operationKeys(
            CommandBus commandBus,
            OperationLog operationLog,
            Clock clock,
            @Value(KEEPER) String keeper,
            @Value("${spring.application.name:}") String self,
            @Value("${bank.operations.patience:10s}") Duration patience) {
        boolean own = keeper.isEmpty() || keeper.equals(self);
        return own ? new KeptKeys(operationLog, clock) : new AskedKeys(commandBus, patience);
    }

    /** Only where keys are kept for other processes does anybody ask. */
    @Bean
    @ConditionalOnExpression("!'" + KEEPER + "'.isEmpty() && '" + KEEPER + "' == '${spring.application.name:}'")
    KeyKeeper keyKeeper() {
        return new KeyKeeper();
    }

    @Bean
    WebMvcConfigurer operationRequestArguments() {
        return new WebMvcConfigurer() {
            @Override
            public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
                resolvers.add(new OperationRequestResolver());
            }
        };
    }

    private static Optional<Operation> operationOf(CommandMessage<?> message) {
        if (!(message.getPayload() instanceof Command command)) {
            return Optional.empty();
        }
        Object fingerprint = message.getMetaData().get(MetaDataKeys.FINGERPRINT);
        return Optional.of(new Operation(
                command.operationId(),
                fingerprint == null ? null : HexFormat.of().parseHex(fingerprint.toString())));
    }
}
