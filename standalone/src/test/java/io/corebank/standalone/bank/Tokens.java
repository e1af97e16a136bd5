package io.corebank.standalone.bank;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Tokens that differ from a good one in one claim alone, and are signed with the bank's own key. */
public final class Tokens {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String pem;
    private final String header;
    private final ObjectNode claims;

    /** @param pem the bank's signing key */
    public Tokens(String pem, String good) {
        String[] parts = good.split("\\.");
        this.pem = pem;
        this.header = parts[0];
        this.claims = (ObjectNode) JSON.readTree(Base64.getUrlDecoder().decode(parts[1]));
    }

    /** The good one, signed here: what is refused of the others is refused for their claim. */
    public String unchanged() {
        return sign(claims);
    }

    /** The good one with another value of a claim. */
    public String with(String claim, Object value) {
        ObjectNode changed = claims.deepCopy();
        changed.set(claim, JSON.valueToTree(value));
        return sign(changed);
    }

    private String sign(ObjectNode content) {
        String unsigned = header + "." + encode(content.toString().getBytes(StandardCharsets.UTF_8));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(key());
            signature.update(unsigned.getBytes(StandardCharsets.US_ASCII));
            return unsigned + "." + encode(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private PrivateKey key() throws GeneralSecurityException {
        String base64 = pem.replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64)));
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
