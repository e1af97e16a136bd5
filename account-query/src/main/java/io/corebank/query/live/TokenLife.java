package io.corebank.query.live;

import java.time.Instant;
import java.util.Optional;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** How long a stream may last: nobody listens longer than the token is good that opened it. */
final class TokenLife {

    private TokenLife() {}

    /** When the token of the request at hand expires. */
    static Instant end() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .filter(JwtAuthenticationToken.class::isInstance)
                .map(token -> ((JwtAuthenticationToken) token).getToken().getExpiresAt())
                .orElse(Instant.MAX);
    }
}
