package io.corebank.standalone.keys;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.corebank.identity.IdentityModule;
import io.corebank.support.approvals.OneOperator;
import io.corebank.support.openapi.Answers;
import io.corebank.support.security.Allowed;
import io.corebank.support.web.Problem;
import io.corebank.support.web.Problems;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The keys that this bank's own issuer signs tokens with. There are none when tokens come from elsewhere. */
@RestController
@RequestMapping("/api/v1/admin/signing-keys")
class SigningKeyController {

    private final ObjectProvider<IdentityModule> identity;
    private final ObjectProvider<JWKSource<SecurityContext>> keys;

    SigningKeyController(ObjectProvider<IdentityModule> identity, ObjectProvider<JWKSource<SecurityContext>> keys) {
        this.identity = identity;
        this.keys = keys;
    }

    enum Status {
        SIGNING,
        RETIRED
    }

    /** @param believedUntil when the last token that a retired key has signed is over; absent for the one that signs */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(String keyId, Status status, @Nullable Instant believedUntil) {

        private static View of(JWK key) {
            boolean signs = key.getExpirationTime() == null;
            return new View(
                    key.getKeyID(),
                    signs ? Status.SIGNING : Status.RETIRED,
                    signs ? null : key.getExpirationTime().toInstant());
        }
    }

    /** Every key whose tokens are believed. */
    record All(List<View> items) {}

    @GetMapping
    @Allowed({OPERATOR, AUDITOR})
    All keys() throws KeySourceException {
        requireOwn();
        JWKSelector every = new JWKSelector(new JWKMatcher.Builder().build());
        return new All(keys.getObject().get(every, null).stream().map(View::of).toList());
    }

    /** Signs with a new key from now on. Tokens of the key before stay good until they end, so that nobody notices. */
    @PostMapping("/rotate")
    @OneOperator(because = "tokens of the key before stay good, so that nobody notices")
    @Allowed(OPERATOR)
    @Answers(problems = 409)
    All rotate() throws KeySourceException {
        if (!requireOwn().rotateSigningKey()) {
            throw new TooManyKeys();
        }
        return keys();
    }

    @ExceptionHandler
    ResponseEntity<Problem> refused(TooManyKeys refusal) {
        return Problems.answer(
                409,
                "too-many-signing-keys",
                "The key is left as it is",
                "Eight former keys are believed already. Wait until the tokens of the oldest are over.");
    }

    private IdentityModule requireOwn() {
        IdentityModule own = identity.getIfAvailable();
        if (own == null) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, "Tokens come from an issuer elsewhere.");
        }
        return own;
    }

    private static final class TooManyKeys extends RuntimeException {}
}
