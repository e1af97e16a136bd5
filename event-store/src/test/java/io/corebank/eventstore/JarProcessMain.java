package io.corebank.eventstore;

import io.corebank.eventstore.axon.EventStoreRuntime;
import io.corebank.eventstore.sample.JarApplication;
import io.corebank.servers.TestServers.TestDatabase;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The application of jars as a process of its own. It puts marbles into jars from when it becomes the writer, and says
 * what became of each operation, one line each, until its standard input ends.
 */
final class JarProcessMain {

    private JarProcessMain() {}

    /** Arguments: the URL, user and password of the database, and the seconds by which its clock is wrong. */
    public static void main(String[] arguments) throws Exception {
        Duration skew = Duration.ofSeconds(Long.parseLong(arguments[3]));
        GenericEventMessage.clock = Clock.offset(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000)), skew);
        // By name, because the class has annotations of a JPA that is not there, and the compiler would miss them.
        Class.forName("org.axonframework.eventhandling.tokenstore.AbstractTokenEntry")
                .getField("clock")
                .set(null, Clock.offset(Clock.systemUTC(), skew));
        TestDatabase database = new TestDatabase(arguments[0], arguments[1], arguments[2]);
        try (ConfigurableApplicationContext application = JarApplication.startOn(database)) {
            Awaitility.await().forever().until(application.getBean(EventStoreRuntime.class)::isWriting);
            Load load = new Load(application.getBean(CommandBus.class), 4, JarProcessMain::tell)
                    .gently()
                    .start();
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            String order = orders.readLine();
            while (order != null) {
                order = orders.readLine();
            }
            load.close();
        }
    }

    private static void tell(String operation, CommandResultMessage<?> answer) {
        if (!answer.isExceptional()) {
            System.out.println("done " + operation + " " + answer.getMetaData().get("position"));
        } else if (answer.exceptionResult() instanceof UnknownOutcomeException) {
            System.out.println("unknown " + operation);
        } else {
            System.out.println("denied " + operation);
        }
    }
}
