package io.corebank.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Projections;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;

/** A second process on the same database and Elasticsearch, which fills no projection, has the same to say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicaIT extends QueryIT {

    private final String customer = newCustomer();
    private ConfigurableApplicationContext replica;

    @BeforeAll
    void startReplica() {
        MutablePropertySources settings = ((ConfigurableEnvironment) context.getEnvironment()).getPropertySources();
        replica = new SpringApplicationBuilder(QueryService.class)
                .initializers(
                        starting -> settings.forEach(starting.getEnvironment().getPropertySources()::addLast))
                .run("--server.port=0");
    }

    @AfterAll
    void stopReplica() {
        replica.close();
    }

    @Test
    void showsTheWritesThatAReaderDemands() {
        String id = bank.open(customer, "Ada", "EUR");
        Http http = asReader();
        for (int deposits = 1; deposits <= 10; deposits++) {
            bank.deposit(id, 100, "drop");
            String posted = deposits + ".00";
            assertThat(http.get("/accounts/" + id).json().at("/posted").asString())
                    .isEqualTo(posted);
            assertThat(http.get("/accounts").json().at("/items/0/posted").asString())
                    .isEqualTo(posted);
            assertThat(http.get("/accounts/" + id + "/statement")
                            .json()
                            .at("/closing")
                            .asString())
                    .isEqualTo(posted);
        }
    }

    @Test
    void saysThatItIsAtTheHead() {
        bank.open(customer, "Ada", "EUR");
        Projections projections = replica.getBean(Projections.class);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(Projection.values())
                .allMatch(projection -> projections.progress(projection).position() == bank.head()));
    }

    private Http asReader() {
        return new Http(portOfReplica(), tokenOf(customer), bank::head);
    }

    private int portOfReplica() {
        return ((ServletWebServerApplicationContext) replica).getWebServer().getPort();
    }
}
