package io.corebank.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

/** Gateway and services that know each other by their certificates, and talk to nobody else. */
@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class MutualTlsTest {

    private static final String PASSWORD = "changeit";
    private static final String WEBHOOKS = "/api/v1/webhooks";

    @TempDir
    Path folder;

    @Test
    void reachesAServiceThatAsksForItsCertificate() throws Exception {
        Path ours = store("ours");
        try (StandIn service = StandIn.knowing(contextOf(ours));
                RunningGateway gateway = gateway(service, ours)) {
            assertThat(gateway.post(WEBHOOKS, "{}").statusCode()).isEqualTo(200);
            assertThat(service.asked()).hasSize(1);
        }
    }

    /** A gateway that cannot get them lets every token pass. */
    @Test
    void getsTheKeysFromAnIssuerThatAsksForItsCertificate() throws Exception {
        Path ours = store("ours");
        TestIssuer issuer = new TestIssuer(StandIn.knowing(contextOf(ours)));
        try (StandIn service = StandIn.knowing(contextOf(ours));
                RunningGateway gateway = gateway(issuer, service, ours, "--bank.gateway.edge.ssl-bundle=services")) {
            assertThat(gateway.post(WEBHOOKS, "{}").statusCode()).isEqualTo(200);
            assertThat(issuer.asked()).isPositive();
        }
    }

    @Test
    void neitherBelievesNorIsBelievedWithACertificateFromElsewhere() throws Exception {
        try (StandIn service = StandIn.knowing(contextOf(store("ours")));
                RunningGateway stranger = gateway(service, store("theirs"))) {
            assertThat(stranger.post(WEBHOOKS, "{}").statusCode()).isEqualTo(503);
            assertThat(service.asked()).isEmpty();
        }
    }

    /** The authorities of the JDK do not know our services. */
    @Test
    void believesNobodyWithoutABundle() throws Exception {
        try (StandIn service = StandIn.knowing(contextOf(store("ours")));
                RunningGateway gateway =
                        new RunningGateway("--bank.gateway.services.notifications=" + service.address())) {
            assertThat(gateway.post(WEBHOOKS, "{}").statusCode()).isEqualTo(503);
            assertThat(service.asked()).isEmpty();
        }
    }

    private static RunningGateway gateway(StandIn service, Path store) {
        return gateway(new TestIssuer(), service, store, "--bank.gateway.attempts=2");
    }

    private static RunningGateway gateway(TestIssuer issuer, StandIn service, Path store, String more) {
        String bundle = "--spring.ssl.bundle.jks.services.";
        return new RunningGateway(
                issuer,
                more,
                "--bank.gateway.services.notifications=" + service.address(),
                "--bank.gateway.ssl-bundle=services",
                bundle + "keystore.location=" + store.toUri(),
                bundle + "keystore.password=" + PASSWORD,
                bundle + "truststore.location=" + store.toUri(),
                bundle + "truststore.password=" + PASSWORD);
    }

    /** A key with a certificate that is its own authority, by the JDK's own tool. */
    private Path store(String name) throws IOException, InterruptedException {
        Path store = folder.resolve(name + ".p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
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
                .as(new String(tool.getInputStream().readAllBytes()))
                .isZero();
        return store;
    }

    private static SSLContext contextOf(Path file) throws Exception {
        KeyStore store = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            store.load(in, PASSWORD.toCharArray());
        }
        KeyStore believed = KeyStore.getInstance("PKCS12");
        believed.load(null, null);
        believed.setCertificateEntry("it", store.getCertificate("it"));
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD.toCharArray());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(believed);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
