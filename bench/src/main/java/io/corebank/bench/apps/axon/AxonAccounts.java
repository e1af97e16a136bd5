package io.corebank.bench.apps.axon;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.caching.Cache;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.ConfigurerModule;

/** The account of this package, for whoever wants it on an event store of another kind. */
public final class AxonAccounts {

    private AxonAccounts() {}

    /** The account, loaded from its events for each command. */
    public static ConfigurerModule plain() {
        return configurer -> configurer.configureAggregate(AxonAccount.class);
    }

    /** The account, kept in a cache between commands. */
    public static ConfigurerModule cachedIn(Cache cache) {
        return configurer -> configurer.configureAggregate(
                AggregateConfigurer.defaultConfiguration(AxonAccount.class).configureCache(configuration -> cache));
    }

    /** Opens accounts of these names, and waits for each. */
    public static void open(CommandGateway commands, List<String> names) {
        names.stream().map(name -> commands.<Object>send(new OpenAccount(name))).forEach(CompletableFuture::join);
    }

    /** The command that pays in. */
    public static Object deposit(String accountId, String operationId, long amountMinor) {
        return new Deposit(accountId, operationId, amountMinor);
    }
}
