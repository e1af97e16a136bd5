package io.corebank.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.sample.JarApplication;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.axonframework.commandhandling.CommandBus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.springframework.context.ConfigurableApplicationContext;

/** Two processes that both want to write, to the same aggregates. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = ThreadMode.SEPARATE_THREAD)
class RivalWritersIT {

    private static final Duration RECOVERY = Duration.ofSeconds(30);
    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_CUTS = Duration.ofMillis(20);
    private static final int TURNS = 3;

    private static boolean isWriting(ConfigurableApplicationContext application) {
        return application.getBean(EventStoreRuntime.class).isWriting();
    }

    private static ConfigurableApplicationContext startOn(OwnPostgres postgres) {
        return JarApplication.startOn(postgres.database(), "spring.datasource.hikari.connection-timeout=2000");
    }

    @Test
    void writeInTurnsWhateverHappensToTheirSessions() throws Exception {
        try (OwnPostgres postgres = new OwnPostgres();
                ConfigurableApplicationContext one = startOn(postgres);
                ConfigurableApplicationContext other = startOn(postgres)) {
            await().atMost(RECOVERY).until(() -> isWriting(one));
            try (Load first =
                            new Load(one.getBean(CommandBus.class), 4).gently().start();
                    Load second = first.besides(other.getBean(CommandBus.class))
                            .gently()
                            .start()) {
                Audit audit = new Audit(postgres.database());
                for (int turn = 0; turn < TURNS; turn++) {
                    giveTurn(postgres, other, second);
                    giveTurn(postgres, one, first);
                }
                first.stop();
                second.stop();
                demandOnce(audit, first, second);
                CommandBus writing = writing(one, other);
                first.askAgain(writing);
                second.askAgain(writing);
                assertThat(first.failed() + second.failed()).isZero();
                demandOnce(audit, first, second);
                audit.demandSoundLog();
                for (String jar : first.jars()) {
                    audit.demandNoneLost(jar);
                }
            }
        }
    }

    /** Cuts whoever writes, again and again, until it is this one's turn, and lets it do something. */
    private static void giveTurn(OwnPostgres postgres, ConfigurableApplicationContext next, Load load) {
        int before = load.acknowledged();
        await().atMost(RECOVERY).pollInterval(BETWEEN_CUTS).until(() -> {
            if (!isWriting(next)) {
                postgres.cutWriter();
            }
            return load.acknowledged() > before + 100;
        });
    }

    /** The one that writes, once the other one has noticed that it does not. */
    private static CommandBus writing(ConfigurableApplicationContext one, ConfigurableApplicationContext other) {
        await().during(SIGN_OF_LIFE.multipliedBy(2)).atMost(RECOVERY).until(() -> isWriting(one) != isWriting(other));
        return (isWriting(one) ? one : other).getBean(CommandBus.class);
    }

    private static void demandOnce(Audit audit, Load first, Load second) throws Exception {
        audit.demandOnce(first.acknowledgements(), first.denied());
        audit.demandOnce(second.acknowledgements(), second.denied());
    }
}
