package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Burst;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** More callers at once than the bank can serve: some wait, some are sent away, nobody's money is lost or doubled. */
@ExtendWith(SharedBank.class)
class BurstIT {

    private static final int CONNECTIONS = 10_000;
    private static final int MOST_WAVES = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String BODY = "{\"amount\":\"1.00\",\"currency\":\"EUR\"}";

    private final BankProcess bank;
    private final String account;
    private final String token;

    BurstIT(BankProcess bank) {
        this.bank = bank;
        this.account = new Customers(bank).accountOf("customer1", "EUR", "0");
        this.token = bank.as("teller").token();
    }

    @Test
    void losesAndDoublesNothingWhenTenThousandConnectionsComeAtOnce() {
        Map<String, String> open = deposits();
        Map<String, Integer> first = Burst.send(bank, open, PATIENCE);
        assertThat(first.values()).contains(201).doesNotContain(400, 401, 404, 409, 422, 500);
        first.forEach((key, status) -> removeWhenDone(open, key, status));

        for (int wave = 1; wave < MOST_WAVES && !open.isEmpty(); wave++) {
            Burst.send(bank, open, PATIENCE).forEach((key, status) -> removeWhenDone(open, key, status));
        }

        assertThat(open.size()).as("deposits that were never acknowledged").isZero();
        Awaitility.await().atMost(PATIENCE).untilAsserted(() -> assertThat(balance())
                .isEqualTo(CONNECTIONS + ".00"));
        assertThat(bank.output()).doesNotContain("OutOfMemoryError");
    }

    private String balance() {
        return bank.as("customer1").get("/api/v1/accounts/" + account).text("posted");
    }

    private static void removeWhenDone(Map<String, String> open, String key, int status) {
        if (status == 201) {
            open.remove(key);
        }
    }

    private Map<String, String> deposits() {
        Map<String, String> requests = new LinkedHashMap<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            String key = UUID.randomUUID().toString();
            requests.put(key, request(key));
        }
        return requests;
    }

    private String request(String key) {
        return String.join(
                "\r\n",
                "POST /api/v1/accounts/" + account + "/deposits HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + token,
                "Idempotency-Key: " + key,
                "Content-Type: application/json",
                "Content-Length: " + BODY.length(),
                "",
                BODY);
    }
}
