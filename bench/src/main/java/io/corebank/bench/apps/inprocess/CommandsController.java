package io.corebank.bench.apps.inprocess;

import io.corebank.bench.apps.AccountNames;
import io.corebank.bench.apps.axon.AxonAccounts;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sends commands for a while when it is told to, with many of them under way at once. */
@RestController
class CommandsController {

    private static final int UNDER_WAY = 2_000;

    private final CommandBus commands;
    private final List<String> accounts;
    private final SplittableRandom random = new SplittableRandom(3);
    private long sent = System.currentTimeMillis() << 20;

    CommandsController(CommandBus commands, @Value("${comparison.accounts}") int count) {
        this.commands = commands;
        this.accounts = AccountNames.first(count);
    }

    /** Deposits, each an operation of its own, for so many seconds; answers how many a second were durable. */
    @PostMapping("/commands")
    synchronized Map<String, Object> run(@RequestParam double seconds) throws InterruptedException {
        Semaphore free = new Semaphore(UNDER_WAY);
        LongAdder durable = new LongAdder();
        long start = System.nanoTime();
        while (System.nanoTime() - start < seconds * 1e9) {
            free.acquire();
            String account = accounts.get(random.nextInt(accounts.size()));
            String operationId = "00000000-0000-4000-8000-%012x".formatted(sent++ & 0xFFFFFFFFFFFFL);
            commands.dispatch(
                    new GenericCommandMessage<>(AxonAccounts.deposit(account, operationId, 150))
                            .andMetaData(Map.of("operationId", operationId)),
                    (command, result) -> {
                        free.release();
                        if (!result.isExceptional()) {
                            durable.increment();
                        }
                    });
        }
        free.acquire(UNDER_WAY);
        return Map.of("perSecond", durable.sum() / ((System.nanoTime() - start) / 1e9));
    }
}
