package io.corebank.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedException;

/** The short cut through the firewall opens nothing. */
class FirewallTest {

    private final HttpFirewall firewall = new FilterChainConfiguration().httpFirewall();

    @Test
    void letsOrdinaryHeadersThrough() {
        assertThat(read("Authorization", "Bearer abc.DEF-_~+/=")).isEqualTo("Bearer abc.DEF-_~+/=");
        assertThat(read("X-Name", "J\u00fcrgen")).as("beyond ASCII").isEqualTo("J\u00fcrgen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\nb", "a\r\nSet-Cookie: x", "\u007f", "\u0085", "a\u0378"})
    void refusesValuesWithControlsAndWhatIsNoCharacter(String value) {
        assertThatExceptionOfType(RequestRejectedException.class).isThrownBy(() -> read("X-Name", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-\u0001", "X\nY"})
    void refusesNamesWithControls(String name) {
        assertThatExceptionOfType(RequestRejectedException.class).isThrownBy(() -> read(name, "value"));
    }

    private String read(String name, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/accounts");
        request.addHeader(name, value);
        return firewall.getFirewalledRequest(request).getHeader(name);
    }
}
