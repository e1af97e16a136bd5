package io.corebank.identity;

import static io.corebank.support.security.Role.AUDITOR;
import static io.corebank.support.security.Role.OPERATOR;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import io.corebank.support.approvals.OneOperator;
import io.corebank.support.openapi.Answers;
import io.corebank.support.security.Allowed;
import io.corebank.support.web.Problem;
import io.corebank.support.web.Problems;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The keys that this bank's own issuer signs tokens with. */
@RestController
@RequestMapping("/api/v1/admin/signing-keys")
class SigningKeyController {

    private final SigningKeys keys;

    SigningKeyController(SigningKeys keys) {
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
    All keys() {
        JWKSelector every = new JWKSelector(new JWKMatcher.Builder().build());
        return new All(keys.get(every, null).stream().map(View::of).toList());
    }

    /** Signs with a new key from now on. Tokens of the key before stay good until they end, so that nobody notices. */
    @PostMapping("/rotate")
    @OneOperator(because = "tokens of the key before stay good, so that nobody notices")
    @Allowed(OPERATOR)
    @Answers(problems = 409)
    All rotate() {
        if (!keys.rotate()) {
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

    private static final class TooManyKeys extends RuntimeException {}
}
