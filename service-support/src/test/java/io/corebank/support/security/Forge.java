package io.corebank.support.security;

import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.crypto.Mac;

/** Makes tokens: honest ones, and any kind of false one, down to the bytes. */
final class Forge {

    static final String ISSUER = "http://issuer.test";
    static final String KEY_ID = "the-key";

    private Forge() {}

    static KeyPair newRsaKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static Map<String, Object> header() {
        return new HashMap<>(Map.of("alg", "RS256", "typ", "at+jwt", "kid", KEY_ID));
    }

    static Map<String, Object> claims(String subject, String... roles) {
        Instant now = Instant.now();
        return new HashMap<>(Map.of(
                "iss", ISSUER,
                "sub", subject,
                "aud", List.of("bank"),
                "iat", now.getEpochSecond(),
                "nbf", now.getEpochSecond(),
                "exp", now.plusSeconds(300).getEpochSecond(),
                "jti", "id-" + now.toEpochMilli(),
                "roles", List.of(roles)));
    }

    static Map<String, Object> with(Map<String, Object> base, Consumer<Map<String, Object>> change) {
        change.accept(base);
        return base;
    }

    static String sign(Map<String, Object> header, Map<String, Object> claims, PrivateKey key) {
        return sign(json(header), json(claims), key, "SHA256withRSA");
    }

    static String sign(String header, String claims, PrivateKey key, String algorithm) {
        try {
            Signature signature = Signature.getInstance(algorithm);
            signature.initSign(key);
            String signed = unsigned(header, claims);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + Base64URL.encode(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String mac(String header, String claims, Key key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            String signed = unsigned(header, claims);
            return signed + "." + Base64URL.encode(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String unsigned(String header, String claims) {
        return Base64URL.encode(header) + "." + Base64URL.encode(claims);
    }

    static String json(Map<String, Object> object) {
        return JSONObjectUtils.toJSONString(object);
    }
}
