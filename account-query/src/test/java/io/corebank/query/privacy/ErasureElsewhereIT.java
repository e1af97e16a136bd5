package io.corebank.query.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.query.Http;
import io.corebank.query.Http.Answer;
import io.corebank.query.TwoProcessesIT;
import io.corebank.query.elastic.Projection;
import io.corebank.support.privacy.PersonalData;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A person who is erased by one process while another fills the projections. */
class ErasureElsewhereIT extends TwoProcessesIT {

    private String customer = "";

    @BeforeEach
    void meetSomebody() {
        customer = newCustomer();
    }

    @Test
    void isFinishedOnceWhoeverFillsTheProjectionHasForgottenThePerson() {
        String account = bank.open(customer, "Ada", "EUR");
        handOver(Projection.MOVEMENTS, replica);
        bank.deposit(account, 100, "salary");
        assertThat(shown(account)).contains("Ada");
        assertThat(erase(operatorAtReplica("first")).status()).isEqualTo(202);
        Answer agreed = erase(operatorAtReplica("second"));
        assertThat(agreed.status()).isEqualTo(200);
        assertThat(agreed.text("status")).as("neither process fills everything").isEqualTo("APPROVED");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> erase(operatorAtReplica("second")).text("status").equals("ERASED"));
        bank.deposit(account, 100, "salary");
        assertThat(shown(account)).doesNotContain("Ada");
    }

    @Test
    void isForgottenByAProcessThatRemembersAKeyAndAListThatWasBegun() {
        PersonalData personalData = replica.getBean(PersonalData.class);
        String sealed = bank.sealed(customer, "Ada");
        assertThat(personalData.open(sealed)).hasValue("Ada");
        List.of("Ada", "Ada").forEach(name -> bank.open(customer, name, "EUR"));
        String list = "/accounts?limit=1&sort=posted&q=Ada";
        String cursor = atReplica(customer).get(list).text("nextCursor");
        assertThat(erase(asOperator("first")).status()).isEqualTo(202);
        assertThat(erase(asOperator("second")).text("status")).isEqualTo("ERASED");
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        atReplica(customer).get(list + "&cursor=" + cursor).body())
                .doesNotContain("Ada"));
        assertThat(personalData.open(sealed)).isEmpty();
    }

    private String shown(String account) {
        return as(customer).get("/accounts/" + account).body();
    }

    private Answer erase(Http operator) {
        return operator.post("/admin/customers/" + customer + "/erase");
    }
}
