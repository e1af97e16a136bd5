package io.corebank.standalone.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankClient;
import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.Customers;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Requests that are cut up in one way by one reader and in another way by the next: the bank has one way, and hangs up.
 */
@ExtendWith(SharedBank.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SmugglingIT {

    private static final int SILENCE_MILLIS = 700;
    private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

    private final BankProcess bank;
    private final BankClient teller;
    private final String account;
    private final String host;
    private final String token;

    SmugglingIT(BankProcess bank) {
        this.bank = bank;
        teller = bank.as("teller");
        token = "Authorization: Bearer " + teller.token() + "\r\nContent-Type: application/json\r\n";
        host = "Host: localhost:" + bank.port() + "\r\n";
        account = new Customers(bank).accountOf("customer3", "EUR", "5.00");
    }

    @Test
    void theSmuggledRequestWouldWorkOnItsOwn() throws IOException {
        String other = new Customers(bank).accountOf("customer3", "EUR", "5.00");
        String answer = send(smuggled(other));
        assertThat(answer).startsWith("HTTP/1.1 201").contains("\"posted\":\"12.00\"");
    }

    @TestFactory
    Stream<DynamicTest> noSecondRequestComesOutOfOne() {
        return ambiguous().entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> {
                    String answer = send(attack.getValue());
                    assertThat(answer.split("HTTP/1\\.1 ", -1)).as(answer).hasSizeLessThanOrEqualTo(2);
                    assertThat(answer).doesNotContain("\"posted\":");
                    assertThat(teller.get("/api/v1/admin/nothing").status()).isEqualTo(404);
                    assertThat(bank.as("auditor")
                                    .get("/api/v1/admin/aggregates/" + account)
                                    .json()
                                    .at("/state/posted")
                                    .asString())
                            .isEqualTo("5.00");
                }));
    }

    @TestFactory
    Stream<DynamicTest> whatTheConnectorRefusesIsAProblemToo() {
        return malformed().entrySet().stream()
                .map(attack -> DynamicTest.dynamicTest(attack.getKey(), () -> {
                    String answer = send(attack.getValue());
                    assertThat(answer)
                            .startsWith("HTTP/1.1 4")
                            .contains(
                                    "Content-Type: application/problem+json",
                                    "\"correlationId\":",
                                    "X-Correlation-ID: ")
                            .contains(
                                    "X-Content-Type-Options: nosniff",
                                    "Content-Security-Policy: ",
                                    "X-Frame-Options: DENY")
                            .doesNotContain("Tomcat", "Exception", "<html");
                }));
    }

    /** Each hides a deposit in what may or may not be the body of another request. */
    private Map<String, String> ambiguous() {
        String hidden = smuggled(account);
        String chunks = "0\r\n\r\n" + hidden;
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("length and chunks", withBody("Content-Length: 6\r\n" + CHUNKED, chunks));
        attacks.put("chunks and length", withBody(CHUNKED + "Content-Length: 6\r\n", chunks));
        attacks.put(
                "two lengths", withBody("Content-Length: 0\r\nContent-Length: " + hidden.length() + "\r\n", hidden));
        attacks.put("two lengths in one", withBody("Content-Length: 0, " + hidden.length() + "\r\n", hidden));
        attacks.put("a length with a sign", withBody("Content-Length: +0\r\n", hidden));
        attacks.put("a negative length", withBody("Content-Length: -1\r\n", hidden));
        attacks.put("a length in hexadecimal", withBody("Content-Length: 0x0\r\n", hidden));
        attacks.put("a blank before the colon", withBody("Content-Length : 0\r\n", hidden));
        attacks.put("a folded header", withBody("Transfer-Encoding:\r\n chunked\r\nContent-Length: 6\r\n", chunks));
        attacks.put(
                "chunks spelt with a tab", withBody("Transfer-Encoding:\tchunked\r\nContent-Length: 6\r\n", chunks));
        attacks.put("chunks in quotes", withBody("Transfer-Encoding: \"chunked\"\r\nContent-Length: 0\r\n", hidden));
        attacks.put("chunks twice", withBody(CHUNKED + CHUNKED + "Content-Length: 6\r\n", chunks));
        attacks.put("chunks that are not last", withBody("Transfer-Encoding: chunked, identity\r\n", chunks));
        attacks.put("an unknown coding", withBody("Transfer-Encoding: xchunked\r\nContent-Length: 0\r\n", hidden));
        attacks.put("a size that overflows", withBody(CHUNKED, "FFFFFFFFFFFFFFFF0\r\n\r\n" + hidden));
        attacks.put("a negative size", withBody(CHUNKED, "-1\r\n\r\n" + hidden));
        attacks.put("a size without digits", withBody(CHUNKED, ";a=b\r\n\r\n" + hidden));
        attacks.put("a chunk that is too long", withBody(CHUNKED, "1\r\nab\r\n0\r\n\r\n" + hidden));
        return attacks;
    }

    private Map<String, String> malformed() {
        Map<String, String> attacks = new LinkedHashMap<>();
        attacks.put("no request line", "NONSENSE\r\n\r\n");
        attacks.put("no host", "GET /api/v1/accounts HTTP/1.1\r\n\r\n");
        attacks.put("two hosts", "GET /api/v1/accounts HTTP/1.1\r\n" + host + "Host: evil.example\r\n\r\n");
        attacks.put("another host in the line", "GET http://evil.example/api/v1/accounts HTTP/1.1\r\n" + host + "\r\n");
        attacks.put("a version of the future", "GET /api/v1/accounts HTTP/9.9\r\n" + host + "\r\n");
        attacks.put("a quote in the path", "GET /api/v1/acc\"ounts HTTP/1.1\r\n" + host + "\r\n");
        attacks.put("half an escape", "GET /api/v1/accounts/%z HTTP/1.1\r\n" + host + "\r\n");
        attacks.put("a zero in the path", "GET /api/v1/accounts/%00 HTTP/1.1\r\n" + host + "\r\n");
        attacks.put("steps upwards", "GET /api/v1/../../etc/passwd HTTP/1.1\r\n" + host + "\r\n");
        attacks.put("a header without end", "GET / HTTP/1.1\r\n" + host + "X: " + "x".repeat(20_000) + "\r\n\r\n");
        attacks.put("a zero in a header", "GET /api/v1/accounts HTTP/1.1\r\n" + host + "X-A: a\u0000b\r\n\r\n");
        attacks.put("an unknown method", "STEAL /api/v1/accounts HTTP/1.1\r\n" + host + token + "\r\n");
        attacks.put("trace", "TRACE /api/v1/accounts HTTP/1.1\r\n" + host + token + "\r\n");
        attacks.put("a tunnel", "CONNECT localhost:22 HTTP/1.1\r\n" + host + "\r\n");
        return attacks;
    }

    private String withBody(String lengths, String body) {
        return "POST /api/v1/nothing HTTP/1.1\r\n" + host + token + lengths + "\r\n" + body;
    }

    private String smuggled(String accountId) {
        String body = "{\"amount\":\"7.00\",\"currency\":\"EUR\"}";
        return "POST /api/v1/accounts/" + accountId + "/deposits HTTP/1.1\r\n" + host + token
                + "Idempotency-Key: smuggled\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private String send(String request) throws IOException {
        return Wire.everything(bank.port(), request.getBytes(StandardCharsets.ISO_8859_1), SILENCE_MILLIS);
    }
}
