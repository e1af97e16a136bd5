package io.corebank.identity;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.util.Map;

/** Reads what an issuer has answered. */
final class Issuer {

    private Issuer() {}

    /** The access token of an answer, after its signature was checked with the published keys. */
    static SignedJWT verified(HttpResponse<String> answer, Browser browser) throws Exception {
        SignedJWT token = SignedJWT.parse((String) json(answer).get("access_token"));
        JWKSet keys = JWKSet.parse(browser.get("/oauth2/jwks").body());
        String keyId = token.getHeader().getKeyID();
        if (!token.verify(new RSASSAVerifier(keys.getKeyByKeyId(keyId).toRSAKey()))) {
            throw new AssertionError("The signature does not fit the published key");
        }
        return token;
    }

    static Map<String, Object> json(HttpResponse<String> answer) throws Exception {
        return JSONObjectUtils.parse(answer.body());
    }
}
