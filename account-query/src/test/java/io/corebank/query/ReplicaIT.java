package io.corebank.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.query.elastic.Projection;
import io.corebank.query.projection.Projections;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** A second process, which fills no projection, has the same to say; and either goes on where the other was. */
class ReplicaIT extends TwoProcessesIT {

    private final String customer = newCustomer();

    @Test
    void showsTheWritesThatAReaderDemands() {
        String id = bank.open(customer, "Ada", "EUR");
        Http http = atReplica(customer);
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
        awaitHead(replica);
    }

    @Test
    void keepsWhatTheOtherHasWrittenWhenTheProjectionComesBack() {
        String from = bank.open(customer, "Ada", "EUR");
        String to = bank.open(customer, "Ada", "EUR");
        String transfer = bank.request(from, to, 100, Instant.now());
        awaitHead(context);
        handOver(Projection.TRANSFERS, replica);
        bank.reject(transfer, from, to, 100);
        awaitHead(replica);
        handOver(Projection.TRANSFERS, context);
        bank.holdFor(transfer, from, to, 100);
        JsonNode shown = as(customer).get("/transfers/" + transfer).json();
        assertThat(shown.path("status").asString()).isEqualTo("REJECTED");
    }

    private void awaitHead(ApplicationContext process) {
        Projections projections = process.getBean(Projections.class);
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(Projection.values())
                .allMatch(projection -> projections.progress(projection).position() == bank.head()));
    }
}
