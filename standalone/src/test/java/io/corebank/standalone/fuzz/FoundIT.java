package io.corebank.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests that were once answered with a failure of the server: each is the caller's mistake, and a problem. */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FoundIT {

    private static final String DEPOSIT = "{\"amount\":\"1.00\",\"currency\":\"EUR\"}";

    private final BankProcess bank;
    private final String account;

    FoundIT(BankProcess bank) {
        this.bank = bank;
        account = new Customers(bank).accountOf("customer3", "EUR", "5.00");
    }

    @TestFactory
    Stream<DynamicTest> areTheCallersMistake() {
        String events = "/api/v1/admin/events";
        String audit = "/api/v1/admin/audit";
        return Stream.of(
                deposit("a version that is no ASCII", 400, "If-Match: \"\u00fc\"\r\nContent-Type: application/json"),
                deposit("a second key", 400, "Content-Type: application/json\r\nIdempotency-Key: another"),
                deposit("a body of any type", 415, "Content-Type: */*"),
                read("a cursor beyond int", 200, "operator", events + "?cursor=99999999999"),
                read("a cursor beyond long", 400, "operator", events + "?cursor=99999999999999999999"),
                read("events of the far past", 400, "operator", events + "?from=-999999999-01-01T00:00:00Z"),
                read("events of the far future", 400, "operator", events + "?to=%2B999999999-12-31T23:59:59Z"),
                read("audit of the far past", 400, "auditor", audit + "?from=-999999999-01-01T00:00:00Z"),
                read("audit of the far future", 400, "auditor", audit + "?to=%2B999999999-12-31T23:59:59Z"),
                read("a zero in an actor", 400, "auditor", audit + "?actor=a%00b"),
                read("a zero in a type", 400, "operator", events + "?type=a%00b"),
                read("a zero in a search", 400, "auditor", "/api/v1/accounts?q=a%00b"));
    }

    /** Records of the same name, such as pages of different things, must not share a schema. */
    @Test
    void theDocumentKnowsEveryKindOfPage() {
        JsonNode schemas = JsonMapper.shared()
                .readTree(BankClient.anonymous(bank.address())
                        .get("/v3/api-docs")
                        .response()
                        .body())
                .at("/components/schemas");
        Map<String, List<String>> itemsOf = new TreeMap<>();
        schemas.propertyStream()
                .filter(schema -> schema.getKey().endsWith("Page"))
                .forEach(schema -> itemsOf.computeIfAbsent(
                                schema.getValue()
                                        .at("/properties/items/items/$ref")
                                        .asString(),
                                ref -> new ArrayList<>())
                        .add(schema.getKey()));
        assertThat(itemsOf).as("%s", itemsOf).hasSizeGreaterThan(2).allSatisfy((items, pages) -> assertThat(pages)
                .hasSize(1));
        assertThat(schemas.propertyNames()).contains("BalanceView", "DayBalanceView");
    }

    private DynamicTest deposit(String name, int status, String headers) {
        String head = "POST /api/v1/accounts/" + account + "/deposits HTTP/1.1\r\n" + headers
                + "\r\nIdempotency-Key: found\r\nContent-Length: " + DEPOSIT.length() + "\r\n";
        return test(name, status, "teller", head, DEPOSIT);
    }

    private DynamicTest read(String name, int status, String user, String path) {
        return test(name, status, user, "GET " + path + " HTTP/1.1\r\n", "");
    }

    private DynamicTest test(String name, int status, String user, String head, String body) {
        return DynamicTest.dynamicTest(name, () -> {
            Reply reply = send(head + "Host: localhost:" + bank.port() + "\r\nAuthorization: Bearer "
                    + bank.as(user).token() + "\r\n\r\n" + body);
            assertThat(reply.status()).as("%s", reply).isEqualTo(status);
            assertThat(reply.mediaType()).isEqualTo(status < 400 ? "application/json" : "application/problem+json");
        });
    }

    private Reply send(String request) throws IOException {
        try (Wire wire = new Wire(bank.port())) {
            return wire.exchange(request.getBytes(StandardCharsets.ISO_8859_1), true);
        }
    }
}
