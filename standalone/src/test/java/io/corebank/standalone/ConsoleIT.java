package io.corebank.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.corebank.standalone.bank.BankProcess;
import io.corebank.standalone.bank.ConsoleLogin;
import io.corebank.standalone.bank.SharedBank;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console, as the bank serves it: open to everybody, while what it shows needs a token of its own making. */
@ExtendWith(SharedBank.class)
class ConsoleIT {

    private final BankProcess bank;

    ConsoleIT(BankProcess bank) {
        this.bank = bank;
    }

    @ParameterizedTest
    @ValueSource(strings = {"/console/", "/console/transfers/8d0b", "/console/inspect/8d0b?sequence=3"})
    void opensAtEveryScreenWithItsOwnPolicy(String address) throws Exception {
        HttpResponse<String> page = visit(address);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "script-src 'self' 'sha256-", "connect-src 'self'")
                .doesNotContain("unsafe-inline", "unsafe-eval");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-cache");
        assertThat(page.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void isWhereTheBareAddressLeads() throws Exception {
        HttpResponse<String> root = visit("/");
        assertThat(root.statusCode()).isEqualTo(302);
        assertThat(root.headers().firstValue("Location")).contains("/console/");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/console/libraries/lit/3.3.3/index.js",
                "/console/libraries/echarts/6.0.0/dist/echarts.esm.min.js",
                "/console/files/any/main.js",
                "/console/files/any/screens/overview.js"
            })
    void bringsItsLibrariesAlong(String address) throws Exception {
        HttpResponse<String> file = visit(address);
        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/javascript");
        assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).doesNotContain("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"customer1", "operator"})
    void getsATokenByCodeAndProofKeyThatTheBankAccepts(String user) throws Exception {
        String token = new ConsoleLogin(bank.address()).tokenOf(user);
        HttpRequest request = HttpRequest.newBuilder(bank.address().resolve("/api/v1/accounts"))
                .header("Authorization", "Bearer " + token)
                .build();
        assertThat(send(request).statusCode()).isEqualTo(200);
        assertThat(visit("/api/v1/accounts").statusCode()).isEqualTo(401);
    }

    private HttpResponse<String> visit(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(bank.address() + path)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
