package io.corebank.query;

import static org.awaitility.Awaitility.await;

import io.corebank.query.elastic.Projection;
import java.time.Duration;
import java.util.concurrent.Future;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;

/** A second process on the same database and Elasticsearch, which fills no projection until it is told to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class TwoProcessesIT extends QueryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int ONLY_SEGMENT = 0;

    /** Where a process writes down its own port, which the other must not do in the same place. */
    private static final String OWN_PORTS = "server.ports";

    protected ConfigurableApplicationContext replica;

    @BeforeAll
    void startReplica() {
        MutablePropertySources settings = ((ConfigurableEnvironment) context.getEnvironment()).getPropertySources();
        replica = new SpringApplicationBuilder(QueryService.class)
                .initializers(starting -> settings.stream()
                        .filter(source -> !source.getName().equals(OWN_PORTS))
                        .forEach(starting.getEnvironment().getPropertySources()::addLast))
                .run("--server.port=0");
    }

    @AfterEach
    void handEverythingBack() {
        for (Projection projection : Projection.values()) {
            handOver(projection, context);
        }
    }

    @AfterAll
    void stopReplica() {
        replica.close();
    }

    /** Lets one of the two processes fill a projection from now on. */
    protected void handOver(Projection projection, ApplicationContext to) {
        processor(projection, to == context ? replica : context).shutDown();
        StreamingEventProcessor next = processor(projection, to);
        next.start();
        await().atMost(PATIENCE).until(() -> {
            Future<Boolean> unused = next.claimSegment(ONLY_SEGMENT);
            return next.processingStatus().containsKey(ONLY_SEGMENT);
        });
    }

    private static StreamingEventProcessor processor(Projection projection, ApplicationContext process) {
        return process.getBean(EventProcessingConfiguration.class)
                .eventProcessor(projection.group(), StreamingEventProcessor.class)
                .orElseThrow();
    }

    protected Http atReplica(String customer) {
        return new Http(portOfReplica(), tokenOf(customer), bank::head);
    }

    protected Http operatorAtReplica(String name) {
        return new Http(portOfReplica(), QueryService.tokenOf(name, "operator"), bank::head);
    }

    private int portOfReplica() {
        return ((ServletWebServerApplicationContext) replica).getWebServer().getPort();
    }
}
