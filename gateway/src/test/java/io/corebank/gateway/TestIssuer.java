package io.corebank.gateway;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.time.Instant;
import java.util.Date;
import java.util.function.UnaryOperator;

/** Whose tokens the gateway of a test believes. */
final class TestIssuer implements AutoCloseable {

    static final String NAME = "http://issuer.test";
    private static final int BITS = 2048;

    private final StandIn keys;
    private final RSAKey key = newKey("ours");
    private final RSAKey impostor = newKey("ours");
    private final RSAKey unknown = newKey("theirs");

    TestIssuer() {
        this(new StandIn());
    }

    /** @param keys where they are published */
    TestIssuer(StandIn keys) {
        this.keys = keys;
        publish();
    }

    void publish() {
        String published = new JWKSet(key).toString();
        keys.does(exchange -> StandIn.answer(exchange, 200, published));
    }

    /** Answers nothing of use from now on. */
    void fail() {
        keys.does(exchange -> StandIn.answer(exchange, 500, "{}"));
    }

    /** How often anybody wanted to know the keys since they were published. */
    int asked() {
        return keys.asked().size();
    }

    URI jwksUri() {
        return URI.create(keys.address() + "/oauth2/jwks");
    }

    /** One that is good, about this person. */
    String token(String subject) {
        return token(claims -> claims.subject(subject));
    }

    /** One that would be good but for a change. */
    String token(UnaryOperator<JWTClaimsSet.Builder> change) {
        return signed(key, change);
    }

    /** One that somebody else has signed in the name of the issuer. */
    String forged() {
        return signed(impostor, UnaryOperator.identity());
    }

    /** One by a key that the issuer does not publish. */
    String ofAnUnknownKey() {
        return signed(unknown, UnaryOperator.identity());
    }

    private static String signed(RSAKey key, UnaryOperator<JWTClaimsSet.Builder> change) {
        Instant now = Instant.now();
        JWTClaimsSet.Builder claims = new JWTClaimsSet.Builder()
                .issuer(NAME)
                .audience("bank")
                .subject("somebody")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
        SignedJWT token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .type(JOSEObjectType.JWT)
                        .keyID(key.getKeyID())
                        .build(),
                change.apply(claims).build());
        try {
            token.sign(new RSASSASigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(BITS).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        keys.close();
    }
}
