package io.corebank.query.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.corebank.query.Http;
import io.corebank.query.Http.Answer;
import io.corebank.query.QueryIT;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** People who never heard of positions see what they did, when the read side is not overwhelmed. */
class ReadYourWritesIT extends QueryIT {

    private static final int ENOUGH = 10;

    private final String customer = newCustomer();

    @Test
    void findsAnAccountThatWasJustOpened() {
        Http http = asUnaware(customer);
        for (int i = 0; i < 20; i++) {
            String id = bank.open(customer, "Ada", "EUR");
            assertThat(http.get("/accounts/" + id).status()).isEqualTo(200);
        }
    }

    /** On a machine that is busy with other things a read may be late, but then it says so. */
    @ParameterizedTest
    @CsvSource({
        "/accounts/{id}, /posted",
        "/accounts, /items/0/posted",
        "/accounts/{id}/movements, /items/0/balance",
        "/accounts/{id}/statement, /closing"
    })
    void showsTheLatestDepositOrAdmitsThatItIsLate(String path, String field) {
        String id = bank.open(customer, "Ada", "EUR");
        AtomicLong deposits = new AtomicLong();
        AtomicInteger inTime = new AtomicInteger();
        await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> {
                            bank.deposit(id, 100, "drop");
                            long head = bank.head();
                            String posted = deposits.incrementAndGet() + ".00";
                            Answer answer = asUnaware(customer).get(path.replace("{id}", id));
                            boolean shown = answer.json().at(field).asString().equals(posted);
                            long position = Long.parseLong(
                                    answer.header("Bank-Position").orElseThrow());
                            assertThat(shown || position < head)
                                    .as("%s at %d", path, head)
                                    .isTrue();
                            return shown ? inTime.incrementAndGet() : inTime.get();
                        },
                        shown -> shown >= ENOUGH);
    }

    @Test
    void tellsThePositionThatTheNextReadMayDemand() {
        String id = bank.open(customer, "Ada", "EUR");
        Answer first = asUnaware(customer).get("/accounts/" + id);
        String position = first.header("Bank-Position").orElseThrow();
        assertThat(asUnaware(customer)
                        .get("/accounts", "Bank-Min-Position", position)
                        .status())
                .isEqualTo(200);
    }
}
