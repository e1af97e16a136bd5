package io.corebank.support.security;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.RemoteKeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jose.util.ResourceRetriever;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The public keys of an issuer elsewhere. They are looked up when the first token arrives, so that the bank starts
 * while its issuer is down; lookups are rare, bounded in time and size, and cannot be provoked by made-up key ids.
 */
final class IssuerKeys implements JWKSource<SecurityContext> {

    private static final int TIMEOUT_MILLIS = 2_000;
    private static final int LARGEST_ANSWER = 128 * 1024;
    private static final long REFRESH_AT_MOST_EVERY = Duration.ofSeconds(15).toMillis();
    private static final long SURVIVES_OUTAGE_OF = Duration.ofHours(1).toMillis();
    private static final long RETRY_AFTER_NANOS = Duration.ofSeconds(2).toNanos();

    private final ResourceRetriever http;
    private final String issuer;
    private final @Nullable URI address;
    private volatile @Nullable JWKSource<SecurityContext> keys;
    private @Nullable KeySourceException lastFailure;
    private long lastFailureNanos;

    /**
     * @param address where the keys are; null when the issuer has to be asked, which takes that it can be reached by
     *     the name that is in its tokens
     * @param tls believes the issuer and shows a certificate to it; null for the JDK's way
     */
    IssuerKeys(String issuer, @Nullable URI address, @Nullable SSLSocketFactory tls) {
        this.issuer = issuer;
        this.address = address;
        this.http = new DefaultResourceRetriever(TIMEOUT_MILLIS, TIMEOUT_MILLIS, LARGEST_ANSWER, false, tls);
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        JWKSource<SecurityContext> known = keys;
        return (known == null ? discover() : known).get(selector, context);
    }

    private synchronized JWKSource<SecurityContext> discover() throws KeySourceException {
        JWKSource<SecurityContext> known = keys;
        if (known != null) {
            return known;
        }
        KeySourceException failure = lastFailure;
        if (failure != null && System.nanoTime() - lastFailureNanos < RETRY_AFTER_NANOS) {
            throw failure;
        }
        try {
            JWKSource<SecurityContext> found = sourceAt(address == null ? jwksUri() : address);
            keys = found;
            return found;
        } catch (IOException | ParseException | IllegalArgumentException cause) {
            lastFailure = new RemoteKeySourceException("The issuer " + issuer + " does not answer as it should", cause);
            lastFailureNanos = System.nanoTime();
            throw lastFailure;
        }
    }

    private URI jwksUri() throws IOException, ParseException {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        URI location = URI.create(base + "/.well-known/openid-configuration");
        Map<String, Object> metadata =
                JSONObjectUtils.parse(http.retrieveResource(location.toURL()).getContent());
        if (!issuer.equals(metadata.get("issuer"))) {
            throw new ParseException("The issuer names itself " + metadata.get("issuer"), 0);
        }
        return JSONObjectUtils.getURI(metadata, "jwks_uri");
    }

    private JWKSource<SecurityContext> sourceAt(@Nullable URI jwksUri) throws IOException, ParseException {
        if (jwksUri == null) {
            throw new ParseException("The issuer names no jwks_uri", 0);
        }
        return JWKSourceBuilder.<SecurityContext>create(jwksUri.toURL(), http)
                .refreshAheadCache(false)
                .rateLimited(REFRESH_AT_MOST_EVERY)
                .retrying(true)
                .outageTolerant(SURVIVES_OUTAGE_OF)
                .build();
    }
}
