package io.corebank.support.security;

import static org.springframework.http.HttpHeaders.AUTHORIZATION;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.server.resource.BearerTokenErrors;
import org.springframework.security.oauth2.server.resource.web.BearerTokenResolver;

/**
 * The token in the {@code Authorization} header, by the grammar of RFC 6750, section 2.1. It is read by hand, because
 * the regular expression of the stock resolver takes a tenth of the time of a request.
 */
final class BearerHeader implements BearerTokenResolver {

    private static final String SCHEME = "Bearer";
    private static final int TOKEN = SCHEME.length() + 1;

    @Override
    public @Nullable String resolve(HttpServletRequest request) {
        String header = request.getHeader(AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        if (!isWellFormed(header)) {
            throw new OAuth2AuthenticationException(BearerTokenErrors.invalidToken("Bearer token is malformed"));
        }
        return header.substring(TOKEN);
    }

    private static boolean isWellFormed(String header) {
        int end = header.length();
        while (end > TOKEN && header.charAt(end - 1) == '=') {
            end--;
        }
        if (end <= TOKEN || header.charAt(TOKEN - 1) != ' ') {
            return false;
        }
        for (int i = TOKEN; i < end; i++) {
            if (!isAllowed(header.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || "-._~+/".indexOf(c) >= 0;
    }
}
