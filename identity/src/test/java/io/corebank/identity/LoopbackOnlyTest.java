package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class LoopbackOnlyTest {

    private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/oauth2/token");
    private final MockHttpServletResponse response = new MockHttpServletResponse();

    @ParameterizedTest
    @CsvSource({"127.0.0.1,localhost", "127.8.8.8,127.0.0.1", "::1,[::1]", "0:0:0:0:0:0:0:1,localhost"})
    void admitsThisMachine(String address, String host) throws Exception {
        assertThat(admits(address, host)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "192.168.1.7,localhost",
        "10.0.0.1,10.0.0.2",
        "fe80::1,localhost",
        "8.8.8.8,bank.example",
        "127.0.0.1,rebound.example",
        "127.0.0.1,localhost.evil.example"
    })
    void refusesStrangersAndForeignNames(String address, String host) throws Exception {
        assertThat(admits(address, host)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"X-Forwarded-For,127.0.0.1", "Forwarded,for=127.0.0.1", "X-Real-IP,''"})
    void refusesWhatAProxyPassesOn(String header, String value) throws Exception {
        request.addHeader(header, value);
        assertThat(admits("127.0.0.1", "localhost")).isFalse();
    }

    @Test
    void namesTheRequestInTheProblem() throws Exception {
        response.setHeader("X-Correlation-ID", "the-id");
        assertThat(admits("8.8.8.8", "localhost")).isFalse();
        assertThat(response.getStatus()).isEqualTo(403);
        assertThat(response.getContentType()).isEqualTo("application/problem+json");
        assertThat(response.getContentAsString()).contains("\"correlationId\":\"the-id\"", "loopback-only");
    }

    private boolean admits(String address, String host) throws Exception {
        request.setRemoteAddr(address);
        request.setServerName(host);
        MockFilterChain chain = new MockFilterChain();
        new LoopbackOnly().doFilter(request, response, chain);
        return chain.getRequest() != null;
    }
}
