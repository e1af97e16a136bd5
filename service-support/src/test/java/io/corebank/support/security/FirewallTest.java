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

    /**
     * A letter, a digit or one of {@code -._~} has one spelling, so that a path that is compared is the one matched.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/oauth2/%74oken",
                "/%6Cogin",
                "/%6cogin",
                "/api/v1/%61dmin/customers/x/export",
                "/api/v1/admin/aggregates/a%2D1",
                "/api/v1/admin/processors/%30",
                "/x%5F",
                "/x%7e"
            })
    void refusesLettersOfAPathInAnotherSpelling(String path) {
        assertThatExceptionOfType(RequestRejectedException.class)
                .isThrownBy(() -> firewall.getFirewalledRequest(new MockHttpServletRequest("GET", path)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%20b", "/a%40b", "/%C3%BC", "/a%3Ab%2B", "/a-b._~"})
    void letsThroughWhatAPathCanOnlyHaveEncoded(String path) {
        assertThat(firewall.getFirewalledRequest(new MockHttpServletRequest("GET", path))
                        .getRequestURI())
                .isEqualTo(path);
    }

    private String read(String name, String value) {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/v1/accounts");
        request.addHeader(name, value);
        return firewall.getFirewalledRequest(request).getHeader(name);
    }
}
