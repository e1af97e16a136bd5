package io.corebank.standalone.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.SharedBank;
import io.corebank.standalone.bank.Verification;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A bank that encrypts whatever it says: to its callers, to PostgreSQL and to Elasticsearch. */
@ExtendWith(SharedBank.class)
class TlsIT {

    @TempDir
    static Path folder;

    private static TlsServers servers;
    private static Certificate ofServers;
    private static Certificate ofBank;
    private static BankProcess bank;

    @BeforeAll
    static void startEverything(BankProcess beside) throws Exception {
        ofServers = Certificate.of("servers", folder);
        ofBank = Certificate.of("bank", folder);
        ofBank.writeTo(file("bank.pem"), file("bank.key"));
        servers = new TlsServers(beside, ofServers, file("servers.pem"));
        List<String> options = new ArrayList<>(servers.options());
        options.addAll(List.of("--host", "0.0.0.0"));
        options.addAll(List.of("--tls-certificate", file("bank.pem").toString()));
        options.addAll(List.of("--tls-key", file("bank.key").toString()));
        bank = BankProcess.start(SharedBank.freshFolder(), options.toArray(String[]::new));
    }

    @AfterAll
    static void stopEverything() {
        bank.close();
        servers.close();
    }

    @Test
    void speaksHttpsAndNothingElse() throws Exception {
        HttpResponse<String> answer = get(ofBank, "/api/v1/accounts");
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Strict-Transport-Security").orElseThrow())
                .contains("max-age=31536000");
        assertThat(answer.sslSession().orElseThrow().getProtocol()).isEqualTo("TLSv1.3");
        HttpRequest plain = HttpRequest.newBuilder(URI.create("http://localhost:" + bank.port() + "/api/v1/accounts"))
                .build();
        HttpResponse<String> refused = HttpClient.newHttpClient().send(plain, BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("TLS").doesNotContain("unauthorized");
        assertThatThrownBy(() -> get(ofServers, "/api/v1/accounts")).isInstanceOf(SSLException.class);
    }

    @Test
    void worksOverTlsFromEndToEnd() throws Exception {
        HttpResponse<String> opened = post(
                "/api/v1/accounts",
                "application/json",
                "Bearer " + token("customer1"),
                "{\"currency\":\"EUR\",\"ownerName\":\"Ada\"}");
        assertThat(opened.statusCode()).as(opened.body()).isEqualTo(201);
        HttpRequest search = request("/api/v1/accounts?q=Ada")
                .header("Authorization", "Bearer " + token("customer1"))
                .header(
                        "Bank-Min-Position",
                        opened.headers().firstValue("Bank-Position").orElseThrow())
                .build();
        HttpResponse<String> found = client(ofBank.believed()).send(search, BodyHandlers.ofString());
        assertThat(found.body()).contains("\"ownerName\":\"Ada\"");
        assertThat(servers.requests()).as("requests to Elasticsearch").isPositive();
        assertThat(servers.connections(true)).as("encrypted connections").isPositive();
        assertThat(servers.connections(false)).as("connections in the clear").isZero();
    }

    @Test
    void getsNothingFromAServerThatItDoesNotKnow() {
        assertThatThrownBy(() -> servers.connect(servers.urlTrusting(file("bank.pem"))))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("SSL error");
        assertThatThrownBy(() -> servers.connect(servers.urlInTheClear()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no encryption");
    }

    @Test
    void takesARenewedCertificateWithoutARestart() throws Exception {
        Certificate renewed = Certificate.of("bank", folder);
        renewed.writeTo(file("bank.pem"), file("bank.key"));
        Certificate old = ofBank;
        Awaitility.await("the new certificate")
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> get(renewed, "/actuator/health/readiness").statusCode() == 200);
        ofBank = renewed;
        assertThatThrownBy(() -> get(old, "/actuator/health/readiness")).isInstanceOf(SSLException.class);
    }

    @Test
    void localCommandsKnowItByItsCertificate() {
        Verification status = bank.command("status");
        assertThat(status.output()).contains("https://localhost:" + bank.port());
        assertThat(status.exitCode()).as(status.output()).isZero();
    }

    private static String token(String user) throws Exception {
        String secret = Base64.getEncoder().encodeToString((user + ":demo").getBytes(StandardCharsets.UTF_8));
        String body = post(
                        "/oauth2/token",
                        "application/x-www-form-urlencoded",
                        "Basic " + secret,
                        "grant_type=client_credentials")
                .body();
        return body.replaceAll(".*\"access_token\":\"([^\"]+)\".*", "$1");
    }

    private static HttpResponse<String> get(Certificate believed, String path) throws Exception {
        return client(believed.believed()).send(request(path).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String type, String authorization, String body)
            throws Exception {
        HttpRequest request = request(path)
                .header("Authorization", authorization)
                .header("Content-Type", type)
                .header("Idempotency-Key", "tls-" + path)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client(ofBank.believed()).send(request, BodyHandlers.ofString());
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(bank.address().resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private static HttpClient client(SSLContext context) {
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static Path file(String name) {
        return folder.resolve(name);
    }
}
