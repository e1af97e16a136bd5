package io.corebank.support.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.interfaces.RSAPublicKey;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;

/** An issuer that shows a certificate of the bank's own, and asks for one. */
class IssuerKeysTlsTest {

    private static final KeyPair KEY = Forge.newRsaKey();
    private static final String PASSWORD = "changeit";

    @TempDir
    Path folder;

    @Test
    void believesTheIssuerByItsBundleAndShowsItsOwnCertificate() throws Exception {
        Path store = store();
        HttpsServer issuer = issuer(store);
        issuer.start();
        try {
            WebApplicationContextRunner service = service()
                    .withPropertyValues(
                            "bank.security.issuer-uri=" + Forge.ISSUER,
                            "bank.security.jwks-uri=https://localhost:"
                                    + issuer.getAddress().getPort() + "/jwks");
            String bundle = "spring.ssl.bundle.jks.own.";
            service.withPropertyValues(
                            "bank.security.ssl-bundle=own",
                            bundle + "keystore.location=" + store.toUri(),
                            bundle + "keystore.password=" + PASSWORD,
                            bundle + "truststore.location=" + store.toUri(),
                            bundle + "truststore.password=" + PASSWORD)
                    .run(context -> assertThat(context.getBean(JwtDecoder.class)
                                    .decode(token())
                                    .getSubject())
                            .isEqualTo("customer1"));
            service.run(context -> assertThatExceptionOfType(JwtException.class)
                    .as("without the bundle")
                    .isThrownBy(() -> context.getBean(JwtDecoder.class).decode(token()))
                    .isNotInstanceOf(BadJwtException.class));
        } finally {
            issuer.stop(0);
        }
    }

    private static String token() {
        return Forge.sign(
                Forge.with(Forge.header(), header -> header.put("kid", Forge.KEY_ID)),
                Forge.claims("customer1", "customer"),
                KEY.getPrivate());
    }

    private static WebApplicationContextRunner service() {
        return new WebApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        DispatcherServletAutoConfiguration.class,
                        WebMvcAutoConfiguration.class,
                        HttpMessageConvertersAutoConfiguration.class,
                        JacksonAutoConfiguration.class,
                        ServletWebSecurityAutoConfiguration.class,
                        SslAutoConfiguration.class,
                        SecurityConfiguration.class));
    }

    private static HttpsServer issuer(Path store) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyStore believed = KeyStore.getInstance("PKCS12");
        believed.load(null, null);
        believed.setCertificateEntry("it", keys.getCertificate("it"));
        SSLContext tls =
                SslBundle.of(SslStoreBundle.of(keys, PASSWORD, believed)).createSslContext();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters mutual = getSSLContext().getDefaultSSLParameters();
                mutual.setNeedClientAuth(true);
                parameters.setSSLParameters(mutual);
            }
        });
        RSAKey key = new RSAKey.Builder((RSAPublicKey) KEY.getPublic())
                .keyID(Forge.KEY_ID)
                .build();
        byte[] body = new JWKSet(key).toString().getBytes(StandardCharsets.UTF_8);
        server.createContext("/jwks", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            try (exchange) {
                exchange.getResponseBody().write(body);
            }
        });
        return server;
    }

    /** A key with a certificate that is its own authority, by the JDK's own tool. */
    private Path store() throws Exception {
        Path store = folder.resolve("own.p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=own",
                        "-ext",
                        "san=dns:localhost",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .redirectErrorStream(true)
                .start();
        assertThat(tool.waitFor())
                .as(new String(tool.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isZero();
        return store;
    }
}
