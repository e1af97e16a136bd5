package io.corebank.support.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;
import org.springframework.security.oauth2.server.resource.web.DefaultBearerTokenResolver;

class BearerHeaderTest {

    private static final String REFUSED = "<refused>";

    private final BearerTokenResolver stock = new DefaultBearerTokenResolver();
    private final BearerTokenResolver ours = new BearerHeader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer abc.def-ghi_~+/09==",
                "bearer abc",
                "BEARER abc",
                "Bearer  abc",
                "Bearer abc ",
                "Bearer a=b",
                "Bearer =",
                "Bearer ",
                "Bearer",
                "Bearerabc",
                "Bearer\tabc",
                "Bearer a,b",
                "Bearer abc\u00e4",
                "Basic abc",
                " Bearer abc",
                ""
            })
    void takesWhatTheStockResolverTakes(String header) {
        assertThat(read(ours, header)).isEqualTo(read(stock, header));
    }

    @Test
    void takesNoMoreAndNoLessOfRandomHeaders() {
        Random random = new Random(7);
        String characters = "ab9-._~+/= ,\t\u00e4";
        for (int i = 0; i < 20_000; i++) {
            StringBuilder header = new StringBuilder(random.nextBoolean() ? "Bearer " : "bearer");
            for (int length = random.nextInt(6); length > 0; length--) {
                header.append(characters.charAt(random.nextInt(characters.length())));
            }
            takesWhatTheStockResolverTakes(header.toString());
        }
    }

    @Test
    void findsNoTokenWhereThereIsNoHeader() {
        assertThat(ours.resolve(new MockHttpServletRequest())).isNull();
    }

    private static @Nullable String read(BearerTokenResolver resolver, String header) {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.addHeader("Authorization", header);
        try {
            return resolver.resolve(request);
        } catch (OAuth2AuthenticationException malformed) {
            return REFUSED + malformed.getError();
        }
    }
}
