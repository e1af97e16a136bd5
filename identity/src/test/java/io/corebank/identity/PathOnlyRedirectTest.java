package io.corebank.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class PathOnlyRedirectTest {

    @ParameterizedTest
    @CsvSource({
        "http://bank.test/oauth2/authorize?a=b%20c&d,/oauth2/authorize?a=b%20c&d",
        "http://bank.test:8443/login,/login",
        "http://bank.test,/",
        "/,/",
        "/%zz?back=http://evil.test/,/%zz?back=http://evil.test/",
        "http://bank.test//evil.test/,/evil.test/",
        "//evil.test,/evil.test",
        "/\\evil.test,/evil.test",
        "http:evil.test,/http:evil.test"
    })
    void staysOnThisSite(String url, String location) throws IOException {
        MockHttpServletResponse response = new MockHttpServletResponse();
        new PathOnlyRedirect().sendRedirect(new MockHttpServletRequest(), response, url);
        assertThat(response.getRedirectedUrl()).isEqualTo(location);
    }
}
