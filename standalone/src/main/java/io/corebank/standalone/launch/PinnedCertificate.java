package io.corebank.standalone.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Believes one certificate and no authority. It comes from a file of the bank on this machine, so that the name in it
 * may be the one that the bank has on the network.
 */
final class PinnedCertificate extends X509ExtendedTrustManager {

    private final X509Certificate known;

    private PinnedCertificate(X509Certificate known) {
        this.known = known;
    }

    /** @throws LaunchException when the file holds no certificate */
    static SSLContext contextFor(Path file) {
        try (InputStream pem = Files.newInputStream(file)) {
            X509Certificate known =
                    (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(pem);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new PinnedCertificate(known)}, null);
            return context;
        } catch (IOException | GeneralSecurityException failure) {
            throw new LaunchException("The certificate " + file + " cannot be used: " + failure.getMessage(), failure);
        }
    }

    private void requireKnown(X509Certificate[] chain) throws CertificateException {
        if (chain.length == 0 || !known.equals(chain[0])) {
            throw new CertificateException("This is not the certificate of the bank");
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        requireKnown(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        requireKnown(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
        requireKnown(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) throws CertificateException {
        throw new CertificateException("Nobody calls this");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) throws CertificateException {
        throw new CertificateException("Nobody calls this");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
        throw new CertificateException("Nobody calls this");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[] {known};
    }
}
