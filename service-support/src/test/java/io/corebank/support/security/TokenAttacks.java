package io.corebank.support.security;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.provider.Arguments;

/** Tokens that must not be believed, each of them an honest one but for what its name says. */
final class TokenAttacks {

    private static final PrivateKey OURS = GuardedService.KEY.getPrivate();
    private static final KeyPair THEIRS = Forge.newRsaKey();
    private static final String HONEST = GuardedService.tokenOf("customer1", "customer");

    private TokenAttacks() {}

    static Stream<Arguments> all() {
        return Stream.of(algorithms(), keys(), issuersAndAudiences(), times(), subjects(), shapes(), bytes())
                .flatMap(List::stream);
    }

    private static List<Arguments> algorithms() {
        List<Arguments> attacks = new ArrayList<>();
        for (String none : List.of("none", "None", "nOnE", "NONE")) {
            attacks.add(arguments("alg " + none, Forge.unsigned(header("alg", none), claims()) + "."));
            attacks.add(arguments("alg " + none + ", two parts", Forge.unsigned(header("alg", none), claims())));
        }
        byte[] der = GuardedService.KEY.getPublic().getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n" + Base64.getMimeEncoder().encodeToString(der)
                + "\n-----END PUBLIC KEY-----\n";
        RSAPublicKey publicKey = (RSAPublicKey) GuardedService.KEY.getPublic();
        attacks.add(arguments("HS256 with the public key", hmac(der)));
        attacks.add(arguments("HS256 with the public key as PEM", hmac(pem.getBytes(StandardCharsets.US_ASCII))));
        attacks.add(
                arguments("HS256 with the modulus", hmac(publicKey.getModulus().toByteArray())));
        attacks.add(arguments("HS256 with one zero", hmac(new byte[1])));
        attacks.add(arguments("RS384", Forge.sign(header("alg", "RS384"), claims(), OURS, "SHA384withRSA")));
        attacks.add(arguments("RS512", Forge.sign(header("alg", "RS512"), claims(), OURS, "SHA512withRSA")));
        attacks.add(arguments("RS1", Forge.sign(header("alg", "RS1"), claims(), OURS, "SHA1withRSA")));
        attacks.add(
                arguments("alg in small letters", Forge.sign(header("alg", "rs256"), claims(), OURS, "SHA256withRSA")));
        attacks.add(arguments("no alg", signed(header("alg", null), claims())));
        attacks.add(arguments("alg that is a list", signed(header("alg", List.of("RS256")), claims())));
        return attacks;
    }

    private static List<Arguments> keys() {
        RSAKey theirs = new RSAKey.Builder((RSAPublicKey) THEIRS.getPublic()).build();
        List<Arguments> attacks = new ArrayList<>();
        attacks.add(arguments("another key under our id", byThem(Forge.json(Forge.header()))));
        attacks.add(arguments("another key without an id", byThem(header("kid", null))));
        attacks.add(arguments("another key in jwk", byThem(header("jwk", theirs.toJSONObject()))));
        attacks.add(arguments("another key at jku", byThem(header("jku", "http://127.0.0.1:1/jwks"))));
        attacks.add(arguments("another key at x5u", byThem(header("x5u", "http://127.0.0.1:1/x5u"))));
        attacks.add(arguments("another key in x5c", byThem(header("x5c", List.of("AAAA")))));
        for (String kid : List.of(
                "../../../../dev/null",
                "/dev/null",
                "' OR '1'='1",
                "http://127.0.0.1:1/",
                "",
                "${jndi:ldap://x}",
                "\u0000",
                "k".repeat(4_000))) {
            String shown = kid.length() > 20 ? kid.substring(0, 20) : kid.replace('\0', '0');
            attacks.add(arguments("kid " + shown, byThem(header("kid", kid))));
            attacks.add(arguments("our key, kid " + shown, signed(header("kid", kid), claims())));
        }
        attacks.add(arguments("kid that is a number", signed(header("kid", 1), claims())));
        return attacks;
    }

    private static List<Arguments> issuersAndAudiences() {
        List<Arguments> attacks = new ArrayList<>();
        for (Object audience : List.of("other", "BANK", "bank ", "console", List.of(), List.of("bank2"), 1, Map.of())) {
            attacks.add(arguments("aud " + audience, ours("aud", audience)));
        }
        attacks.add(arguments("no aud", ours("aud", null)));
        for (Object issuer : List.of(
                "http://evil.test",
                Forge.ISSUER + "/",
                Forge.ISSUER + ".evil",
                "HTTP://ISSUER.TEST",
                "",
                1,
                List.of(Forge.ISSUER))) {
            attacks.add(arguments("iss " + issuer, ours("iss", issuer)));
        }
        attacks.add(arguments("no iss", ours("iss", null)));
        return attacks;
    }

    private static List<Arguments> times() {
        long now = Instant.now().getEpochSecond();
        return List.of(
                arguments("expired", ours("exp", now - 40)),
                arguments("expired in 1970", ours("exp", 0)),
                arguments("exp below zero", ours("exp", -1)),
                arguments("no exp", ours("exp", null)),
                arguments("exp that is a text", ours("exp", "never")),
                arguments("exp beyond every date", ours("exp", 1e300)),
                arguments("not yet valid", ours("nbf", now + 120)),
                arguments("issued in the future", ours("iat", now + 120)));
    }

    private static List<Arguments> subjects() {
        return List.of(
                arguments("no sub", ours("sub", null)),
                arguments("empty sub", ours("sub", "")),
                arguments("blank sub", ours("sub", "   ")),
                arguments("sub that is a list", ours("sub", List.of("teller"))),
                arguments("sub with a line break", ours("sub", "customer1\r\nX: y")),
                arguments("sub with a zero", ours("sub", "customer1\u0000")),
                arguments("sub with a blank behind", ours("sub", "customer1 ")),
                arguments("sub too long", ours("sub", "c".repeat(256))));
    }

    private static List<Arguments> shapes() {
        String deep = "[".repeat(2_500) + "]".repeat(2_500);
        String duplicate = claims().replaceFirst("\\{", "{\"sub\":\"operator\",");
        return List.of(
                arguments("no typ", signed(header("typ", null), claims())),
                arguments("typ of a logout token", signed(header("typ", "logout+jwt"), claims())),
                arguments("typ of a DPoP proof", signed(header("typ", "dpop+jwt"), claims())),
                arguments("crit that nobody knows", signed(header("crit", List.of("exp")), claims())),
                arguments("bound to a key", ours("cnf", Map.of("jkt", "abc"))),
                arguments(
                        "payload not encoded",
                        signed("{\"alg\":\"RS256\",\"typ\":\"JWT\",\"b64\":false,\"crit\":[\"b64\"]}", claims())),
                arguments("claim that comes twice", signed(Forge.json(Forge.header()), duplicate)),
                arguments("claims nested deeply", signed(Forge.json(Forge.header()), "{\"a\":" + deep + "}")),
                arguments("claims that are a list", signed(Forge.json(Forge.header()), "[]")),
                arguments("claims that are no JSON", signed(Forge.json(Forge.header()), "sub=teller")),
                arguments("too long", ours("padding", "x".repeat(AccessTokenDecoder.LONGEST_TOKEN))),
                arguments(
                        "encrypted", Base64URL.encode("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\"}") + ".AA.AA.AA.AA"));
    }

    private static List<Arguments> bytes() {
        String[] parts = HONEST.split("\\.", -1);
        String other = Base64URL.encode(Forge.json(Forge.claims("customer2", "teller")))
                .toString();
        String zeros = Base64URL.encode(new byte[256]).toString();
        return List.of(
                arguments("changed claims", parts[0] + "." + other + "." + parts[2]),
                arguments("changed header", Base64URL.encode(header("typ", "JWT")) + "." + parts[1] + "." + parts[2]),
                arguments(
                        "changed signature", parts[0] + "." + parts[1] + "." + parts[2].replaceFirst("^....", "AAAA")),
                arguments("signature cut", HONEST.substring(0, HONEST.length() - 8)),
                arguments("signature missing", parts[0] + "." + parts[1] + "."),
                arguments("signature of zeros", parts[0] + "." + parts[1] + "." + zeros),
                arguments("signature twice", HONEST + parts[2]),
                arguments("four parts", HONEST + ".AA"),
                arguments("dots", "..."),
                arguments("one letter", "a"),
                arguments("a blank within", HONEST + " " + HONEST),
                arguments("signed twice, joined by a comma", HONEST + "," + HONEST));
    }

    private static String hmac(byte[] secret) {
        return Forge.mac(header("alg", "HS256"), claims(), new SecretKeySpec(secret, "HmacSHA256"));
    }

    private static String byThem(String header) {
        return Forge.sign(header, claims(), THEIRS.getPrivate(), "SHA256withRSA");
    }

    private static String signed(String header, String claims) {
        return Forge.sign(header, claims, OURS, "SHA256withRSA");
    }

    private static String ours(String claim, @Nullable Object value) {
        return signed(Forge.json(Forge.header()), Forge.json(Forge.with(teller(), claims -> claims.put(claim, value))));
    }

    private static String claims() {
        return Forge.json(teller());
    }

    private static Map<String, Object> teller() {
        return Forge.claims("teller", "teller");
    }

    private static String header(String name, @Nullable Object value) {
        return Forge.json(Forge.with(Forge.header(), header -> header.put(name, value)));
    }
}
